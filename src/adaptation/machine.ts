import { sameFunction } from '../core/correspondence.ts';
import type { BoundModel, Model, ModelSpec } from '../core/model.ts';
import { createModel } from '../core/models.ts';

/** A labelled point with an identity that survives renumbering. Rows are never changed: a relabelled point is a new row of the same id. */
export interface Row {
  readonly id: number;
  /** Raw coordinates, length d. */
  readonly x: readonly number[];
  readonly label: number;
}

/** Turns raw coordinates into the model's inputs: (x − shift) / scale. */
export interface Transform {
  readonly shift: readonly number[];
  readonly scale: readonly number[];
}

/** A model together with the inputs that it takes. */
export interface Machine {
  readonly model: Model;
  readonly transform: Transform;
  /** The model at the rows. The same array gives the same bound model, so that its features are computed once. */
  bind(rows: readonly Pick<Row, 'x'>[]): BoundModel;
}

/** The two take the same inputs to the same function of θ. */
export const sameMachine = (one: Machine, other: Machine): boolean =>
  sameFunction(one.model.spec, other.model.spec) && sameTransform(one.transform, other.transform);

/** The two shift and scale alike. */
export const sameTransform = (one: Transform, other: Transform): boolean =>
  one.shift.join() === other.shift.join() && one.scale.join() === other.scale.join();

/** The machine of a model spec over standardised or raw inputs. */
export const createMachine = (spec: ModelSpec, transform: Transform): Machine => {
  const model = createModel(spec);
  const d = spec.dimension;
  const boundTo = new WeakMap<readonly Pick<Row, 'x'>[], BoundModel>();
  return {
    model,
    transform,
    bind(rows) {
      const known = boundTo.get(rows);
      if (known) return known;
      const inputs = new Float64Array(rows.length * d);
      rows.forEach(({ x }, i) => {
        for (let j = 0; j < d; j++) inputs[i * d + j] = (x[j] - transform.shift[j]) / transform.scale[j];
      });
      const bound = model.bind({ inputs, count: rows.length, dimension: d });
      boundTo.set(rows, bound);
      return bound;
    },
  };
};
