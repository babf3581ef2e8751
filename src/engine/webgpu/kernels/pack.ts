import { polynomialFeatures } from '../../../core/features.ts';
import type { ModelSpec } from '../../../core/model.ts';
import type { Points } from '../../../core/points.ts';
import type { Problem } from '../../engine.ts';
import { type Layout, padded, scatter } from './layout.ts';

/** The rows of the points that an objective has terms at; objectives with the same rows share one list. */
interface SiteList {
  readonly sites: Int32Array;
  /** Vectors of four points. */
  readonly groups: number;
  /** First vector of its inputs. */
  readonly inputs: number;
}

/** Lengths of a problem's buffers, known before anything is allocated; in numbers, not bytes. */
export interface Measured {
  readonly lists: readonly SiteList[];
  /** The list of each objective. */
  readonly listOf: readonly SiteList[];
  /** Sites that each objective keeps, by index; null for all of them. */
  readonly kept: readonly (Int32Array | null)[];
  readonly inputs: number;
  readonly targets: number;
  readonly gaussian: number;
  /** Vectors of the longest list. */
  readonly groups: number;
}

/** Numbers that the first layer of a model reads for each point. */
export const inputRows = ({ layers }: Layout): number => layers[0]?.fanIn ?? 0;

export const measure = ({ model, objectives }: Problem, layout: Layout): Measured => {
  const lists: SiteList[] = [];
  const byHash = new Map<number, SiteList[]>();
  let inputs = 0;
  const kept: (Int32Array | null)[] = [];
  const listOf = objectives.map((objective) => {
    const keep = sitesWithTerms(objective.sites, objective.a, objective.b, model.outputs);
    kept.push(keep);
    const sites = keep ? keep.map((s) => objective.sites[s] as number) : objective.sites;
    const hash = hashOf(sites);
    const alike = byHash.get(hash) ?? [];
    byHash.set(hash, alike);
    const known = alike.find((list) => same(list.sites, sites));
    if (known) return known;
    const list = { sites, groups: Math.ceil(sites.length / 4), inputs: inputs / 4 };
    inputs += inputRows(layout) * list.groups * 4;
    lists.push(list);
    alike.push(list);
    return list;
  });
  const row = 4 * layout.vectors;
  return {
    lists,
    listOf,
    kept,
    inputs,
    targets: listOf.reduce((sum, { groups }) => sum + 4 * groups * (1 + model.outputs), 0),
    gaussian: objectives.reduce((sum, { precision }) => sum + row * (1 + (precision.kind === 'dense' ? layout.parameters : 1)), 0),
    groups: listOf.reduce((most, { groups }) => Math.max(most, groups), 0),
  };
};

/** Indices into `sites` where a or b is not zero; null where that is all of them. */
const sitesWithTerms = (sites: Int32Array, a: Float64Array, b: Float64Array, outputs: number): Int32Array | null => {
  const keep = Int32Array.from(sites.keys()).filter(
    (s) => a[s] !== 0 || b.subarray(s * outputs, (s + 1) * outputs).some((value) => value !== 0),
  );
  return keep.length === sites.length ? null : keep;
};

const hashOf = (sites: Int32Array): number => sites.reduce((hash, site) => Math.imul(hash ^ site, 16777619), sites.length);

const same = (one: Int32Array, other: Int32Array): boolean =>
  one === other || (one.length === other.length && one.every((site, s) => site === other[s]));

/** A problem as the training kernel reads it. */
export interface Packed {
  readonly models: Uint32Array<ArrayBuffer>;
  readonly inputs: Float32Array<ArrayBuffer>;
  readonly targets: Float32Array<ArrayBuffer>;
  readonly gaussian: Float32Array<ArrayBuffer>;
  /** θ and room for two moments, a model. */
  readonly state: Float32Array<ArrayBuffer>;
}

/** Numbers of a model's description: `Model` of the shader. */
const MODEL_FIELDS = 6;

export const pack = ({ model: spec, points, objectives, thetas }: Problem, layout: Layout, measured: Measured): Packed => {
  const m = objectives.length;
  const row = 4 * layout.vectors;
  const models = new Uint32Array(m * MODEL_FIELDS);
  const targets = new Float32Array(measured.targets);
  const gaussian = new Float32Array(measured.gaussian);
  const state = new Float32Array(m * 3 * row);
  const order = Int32Array.from(layout.places.keys()).sort(
    (one, other) => (layout.places[one] as number) - (layout.places[other] as number),
  );
  let targetsAt = 0;
  let gaussianAt = 0;
  objectives.forEach(({ a, b, precision, linear }, k) => {
    const { groups, inputs, sites } = measured.listOf[k] as SiteList;
    const kept = measured.kept[k];
    const stride = 4 * groups;
    const dense = precision.kind === 'dense';
    models.set([inputs, targetsAt / 4, groups, gaussianAt / 4, (gaussianAt + row) / 4, dense ? 1 : 0], k * MODEL_FIELDS);
    for (let at = 0; at < sites.length; at++) {
      const s = kept ? (kept[at] as number) : at;
      targets[targetsAt + at] = a[s] as number;
      for (let c = 0; c < spec.outputs; c++) targets[targetsAt + (1 + c) * stride + at] = b[s * spec.outputs + c] as number;
    }
    targetsAt += stride * (1 + spec.outputs);
    scatter(layout, linear, gaussian, gaussianAt);
    gaussianAt += row;
    if (precision.kind === 'scalar') for (const place of layout.places) gaussian[gaussianAt + place] = precision.value;
    else if (precision.kind === 'diagonal') scatter(layout, precision.values, gaussian, gaussianAt);
    else {
      const p = layout.parameters;
      // In the order in which the kernel walks through θ.
      order.forEach((i, at) => {
        scatter(layout, precision.values.subarray(i * p, (i + 1) * p), gaussian, gaussianAt + at * row);
      });
    }
    gaussianAt += row * (dense ? layout.parameters : 1);
    scatter(layout, thetas[k] as Float64Array, state, k * 3 * row);
  });
  const inputs = new Float32Array(measured.inputs);
  const columns = columnsOf(spec, points);
  for (const { sites, inputs: at, groups } of measured.lists)
    columns.forEach((column, r) => {
      const to = 4 * (at + r * groups);
      for (let s = 0; s < sites.length; s++) inputs[to + s] = column[sites[s] as number] as number;
    });
  return { models, inputs, targets, gaussian, state };
};

/** Inputs of the first layer at all the points, one column a row of its weights: features of a GLM, or the inputs themselves. */
const columnsOf = ({ family, degree }: ModelSpec, { inputs, count, dimension }: Points): Float32Array[] => {
  // In float64 on the CPU, once; only the finished features are rounded.
  const table = family === 'glm' ? polynomialFeatures(inputs, count, dimension, degree) : inputs;
  const width = count === 0 ? 0 : table.length / count;
  return Array.from({ length: width }, (_, j) => Float32Array.from({ length: count }, (_, i) => table[i * width + j] as number));
};

/** All the points for the map kernel: rows of four points side by side. */
export const packPoints = (spec: ModelSpec, points: Points): Float32Array<ArrayBuffer> => {
  const stride = padded(points.count);
  const columns = columnsOf(spec, points);
  const packed = new Float32Array(columns.length * stride);
  columns.forEach((column, r) => {
    packed.set(column, r * stride);
  });
  return packed;
};
