import { carryMatrix, carryOver } from '../core/correspondence.ts';
import { empiricalFisherDiagonal, fisherDiagonal, ggn } from '../core/ggn.ts';
import { mean } from '../core/likelihoods.ts';
import type { BoundModel } from '../core/model.ts';
import { dense, diagonal, type Precision } from '../core/precision.ts';
import { scale } from '../core/vectors.ts';
import { type Machine, type Row, sameTransform } from './machine.ts';
import type { CurvatureKind, Past, Remembered } from './past.ts';
import type { Recorded, Traveller } from './traveller.ts';
import { type Step, targetsOf } from './world.ts';

/** Past of one method as a step finds it. */
export const pastOf = ({ machine, theta, leftover, kept, records }: Traveller, { before, change, all, indexOf }: Step): Past => {
  const next = change.machine;
  const { outputs, likelihood } = machine.model.spec;
  const p = next.model.parameters;
  const y = targetsOf(next, all);
  const boundStar = machine.bind(all);
  const logitsStar = boundStar.logits(theta);
  const predictions = new Map<number, Float64Array>();
  const predictionsAt = (temperature: number): Float64Array => {
    const known = predictions.get(temperature) ?? mean(likelihood, scale(1 / temperature, logitsStar), outputs);
    predictions.set(temperature, known);
    return known;
  };
  const touchedIds = [...change.removed, ...change.relabelled.map(({ id }) => id)];
  const touched = new Set(touchedIds.map((id) => indexOf.get(id) as number).sort((one, other) => one - other));
  const corresponds = sameTransform(machine.transform, next.transform);
  const carry = (x: Float64Array): Float64Array | null => (corresponds ? carryOver(x, machine.model.spec, next.model.spec) : null);

  const memory = new Map(kept.map(({ row, weight }) => [indexOf.get(row.id) as number, weight]));
  for (const point of touched) memory.set(point, 1);

  return {
    count: before.rows.length,
    priorPrecision: before.priorPrecision,
    thetaStar: theta,
    anchor: carry(theta),
    leftover: carry(leftover) ?? new Float64Array(p),
    parameters: p,
    memory: [...memory].map(([point, weight]): Remembered => ({ point, weight })).sort((one, other) => one.point - other.point),
    touched,
    label: (point) => y.subarray(point * outputs, (point + 1) * outputs),
    prediction: (point, temperature = 1) => predictionsAt(temperature).subarray(point * outputs, (point + 1) * outputs),
    curvature: (kind, except) => {
      const sum = new Float64Array(kind === 'full' ? p * p : p);
      for (const record of records) {
        const stay = record.rows.filter(({ id }) => !except(indexOf.get(id) as number));
        const rows = stay.length === record.rows.length ? record.rows : stay;
        const part = inWeightsOf(next, kind, record, recordedCurvature(kind, record.machine, rows, record.theta));
        for (let j = 0; j < sum.length; j++) sum[j] = sum[j] + part[j];
      }
      return curvatureOf(kind, sum);
    },
    pullback: (terms) => carry(pullbackAt(boundStar, theta, terms, outputs)) ?? new Float64Array(p),
  };
};

const curvatureOf = (kind: CurvatureKind, values: Float64Array): Precision => (kind === 'full' ? dense(values) : diagonal(values));

/** Curvature of a record in the weights of the model after the change, by way of the models that it has lived through. */
const inWeightsOf = (next: Machine, kind: CurvatureKind, { machine, since }: Recorded, values: Float64Array): Float64Array => {
  const carry = kind === 'full' ? carryMatrix : carryOver;
  let from = machine.model.spec;
  let carried = values;
  for (const { model } of [...since, next]) {
    carried = carry(carried, from, model.spec) ?? new Float64Array(kind === 'full' ? model.parameters ** 2 : model.parameters);
    from = model.spec;
  }
  return carried;
};

const recordedCurvature = (kind: CurvatureKind, machine: Machine, rows: readonly Row[], theta: Float64Array): Float64Array => {
  const bound = machine.bind(rows);
  const { likelihood } = machine.model.spec;
  if (kind === 'full') return ggn(bound, likelihood, theta);
  return kind === 'diagonal'
    ? fisherDiagonal(bound, likelihood, theta)
    : empiricalFisherDiagonal(bound, likelihood, theta, targetsOf(machine, rows));
};

const pullbackAt = (
  bound: BoundModel,
  theta: Float64Array,
  terms: readonly { readonly point: number; readonly cotangent: ArrayLike<number> }[],
  outputs: number,
): Float64Array => {
  const cotangents = new Float64Array(bound.count * outputs);
  for (const { point, cotangent } of terms)
    for (let c = 0; c < outputs; c++) {
      const at = point * outputs + c;
      cotangents[at] = cotangents[at] + cotangent[c];
    }
  return bound.linearise(theta).pullback(cotangents);
};
