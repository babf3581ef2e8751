import { blockSum } from './ggn.ts';
import type { Objective } from './objective.ts';
import type { Task } from './solvers.ts';
import { termCotangent, termCurvature } from './terms.ts';

/** Up to so many weights a full matrix is factorised at once; beyond, what can be left out of it is. */
export const LARGE = 256;

/** Group of each of C classes, numbered from 0 in the order of the classes; `same` must be an equivalence. */
export const groupsOf = (count: number, same: (one: number, other: number) => boolean): number[][] => {
  const groups: number[][] = [];
  for (let c = 0; c < count; c++) {
    const known = groups.find((group) => same(group[0], c));
    if (known) known.push(c);
    else groups.push([c]);
  }
  return groups;
};

/** True where rows `one` and `other` of a matrix with rows of `width` are the same numbers, but for `allowed`. */
const sameRows = (matrix: Float64Array, width: number, one: number, other: number, allowed = 0): boolean => {
  for (let j = 0, a = one * width, b = other * width; j < width; j++, a++, b++)
    if (!(Math.abs(matrix[a] - matrix[b]) <= allowed)) return false;
  return true;
};

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * Newton's equations of a GLM among classes of which most are alike: nothing that was said so far tells them apart, so that their weights
 * move together, and one block stands for all. Of a hundred classes of which three have points, four blocks are left.
 */
export interface Reduction {
  /** Eᵀ∇²F E at θ, with h(f) there. */
  hessian(theta: Float64Array, h: Float64Array): Float64Array;
  /** Eᵀg. */
  reduce(gradient: Float64Array): Float64Array;
  /** E x, length p. */
  expand(x: Float64Array): Float64Array;
}

/** The reduction of a task from `start`; null where the matrix is small, or most classes are told apart. */
export const reductionOf = ({ bound, likelihood, objective }: Task, start: Float64Array): Reduction | null => {
  const { outputs, features } = bound;
  if (!features || outputs < 2 || start.length <= LARGE) return null;
  const width = start.length / outputs;
  const { a, b, linear, precision, terms = [] } = objective;
  const startLogits = bound.logits(start);
  const pulls = terms.map(({ site, term }) => termCotangent(term, likelihood, startLogits, site * outputs, outputs));
  // η = Λθ* of a matrix is added up class by class in another order.
  const rounding = precision.kind === 'dense' ? 1e-15 * start.length * largest(precision.values) * largest(start) : 0;
  const same = (one: number, other: number): boolean => {
    if (!sameRows(start, width, one, other) || !sameRows(linear, width, one, other, rounding)) return false;
    if (precision.kind === 'diagonal' && !sameRows(precision.values, width, one, other)) return false;
    for (let at = 0; at < b.length; at += outputs) if (b[at + one] !== b[at + other]) return false;
    return pulls.every((pull) => pull[one] === pull[other]);
  };
  const groups = groupsOf(outputs, same);
  if (groups.length * 2 > outputs || (precision.kind === 'dense' && !areAlike(precision.values, groups, width))) return null;
  const count = groups.length;
  const groupOf = new Int32Array(outputs);
  groups.forEach((members, g) => {
    for (const c of members) groupOf[c] = g;
  });
  const prior = reducedPrecision(precision, groups, width);
  return {
    hessian(theta, h) {
      const sum = blockSum(count, width);
      const w = new Float64Array(count * count);
      const shares = new Float64Array(count);
      for (let s = 0; s < bound.count; s++) {
        if (a[s] === 0) continue;
        shares.fill(0);
        for (let c = 0; c < outputs; c++) shares[groupOf[c]] = shares[groupOf[c]] + h[s * outputs + c];
        for (let g = 0; g < count; g++)
          for (let k = 0; k < count; k++) w[g * count + k] = a[s] * (g === k ? shares[g] * (1 - shares[g]) : -shares[g] * shares[k]);
        sum.add(features.subarray(s * width, (s + 1) * width), w);
      }
      const logits = terms.length > 0 ? bound.logits(theta) : startLogits;
      for (const { site, term } of terms) {
        const full = termCurvature(term, likelihood, logits, site * outputs, outputs);
        w.fill(0);
        for (let c = 0; c < outputs; c++)
          for (let k = 0; k < outputs; k++) {
            const at = groupOf[c] * count + groupOf[k];
            w[at] = w[at] + full[c * outputs + k];
          }
        sum.add(features.subarray(site * width, (site + 1) * width), w);
      }
      const matrix = sum.matrix();
      for (let i = 0; i < matrix.length; i++) matrix[i] = matrix[i] + prior[i];
      return matrix;
    },
    reduce(gradient) {
      const reduced = new Float64Array(count * width);
      for (let c = 0; c < outputs; c++)
        for (let j = 0; j < width; j++) {
          const at = groupOf[c] * width + j;
          reduced[at] = reduced[at] + gradient[c * width + j];
        }
      return reduced;
    },
    expand: (x) => {
      const full = new Float64Array(outputs * width);
      for (let c = 0; c < outputs; c++) full.set(x.subarray(groupOf[c] * width, (groupOf[c] + 1) * width), c * width);
      return full;
    },
  };
};

/** True where rows and columns of the classes of a group are the same, but for rounding, in a Ck × Ck matrix. */
const areAlike = (matrix: Float64Array, groups: readonly number[][], width: number): boolean => {
  const p = Math.sqrt(matrix.length);
  const allowed = 1e-12 * largest(matrix);
  const sameBlock = (row: number, column: number, otherRow: number, otherColumn: number): boolean => {
    for (let m = 0; m < width; m++)
      for (let j = 0; j < width; j++) {
        const one = matrix[(row * width + m) * p + column * width + j];
        const other = matrix[(otherRow * width + m) * p + otherColumn * width + j];
        if (Math.abs(one - other) > allowed) return false;
      }
    return true;
  };
  const all = groups.flat();
  return groups.every(([first, ...others]) =>
    others.every(
      (c) =>
        sameBlock(c, c, first, first) &&
        sameBlock(c, first, first, c) &&
        all.every((d) => d === c || d === first || sameBlock(c, d, first, d)),
    ),
  );
};

/** EᵀΛE. */
const reducedPrecision = (precision: Objective['precision'], groups: readonly number[][], width: number): Float64Array => {
  const q = groups.length * width;
  const reduced = new Float64Array(q * q);
  if (precision.kind === 'dense') {
    const p = Math.sqrt(precision.values.length);
    groups.forEach((rows, g) => {
      groups.forEach((columns, k) => {
        for (const c of rows)
          for (const d of columns)
            for (let m = 0; m < width; m++)
              for (let j = 0; j < width; j++) {
                const at = (g * width + m) * q + k * width + j;
                reduced[at] = reduced[at] + precision.values[(c * width + m) * p + d * width + j];
              }
      });
    });
    // The two triangles were added up in two orders.
    for (let m = 0; m < q; m++) for (let j = m + 1; j < q; j++) reduced[j * q + m] = reduced[m * q + j];
    return reduced;
  }
  groups.forEach((members, g) => {
    for (let m = 0; m < width; m++) {
      const at = (g * width + m) * (q + 1);
      for (const c of members)
        reduced[at] = reduced[at] + (precision.kind === 'scalar' ? precision.value : precision.values[c * width + m]);
    }
  });
  return reduced;
};
