import type { Objective, Precision } from '../core/objective.ts';

/** One term a A(f_i) − bᵀ f_i at a point; terms at the same point add up. */
export interface Site {
  readonly point: number;
  readonly a: number;
  /** Length C. */
  readonly b: ArrayLike<number>;
}

/** What a method writes: sites and the Gaussian part ½ θᵀΛθ − ηᵀθ. */
export interface Coefficients {
  readonly sites: readonly Site[];
  readonly precision: Precision;
  readonly linear: Float64Array;
}

/** The objective over n points: terms of a point added up, points whose terms cancel left out. */
export const assemble = ({ sites, precision, linear }: Coefficients, count: number, outputs: number): Objective => {
  const a = new Float64Array(count);
  const b = new Float64Array(count * outputs);
  for (const site of sites) {
    a[site.point] = (a[site.point] as number) + site.a;
    for (let c = 0; c < outputs; c++) {
      const at = site.point * outputs + c;
      b[at] = (b[at] as number) + (site.b[c] as number);
    }
  }
  const points: number[] = [];
  for (let i = 0; i < count; i++) {
    let used = a[i] !== 0;
    for (let c = 0; c < outputs && !used; c++) used = b[i * outputs + c] !== 0;
    if (used) points.push(i);
  }
  return {
    sites: Int32Array.from(points),
    a: Float64Array.from(points, (i) => a[i] as number),
    b: Float64Array.from(
      { length: points.length * outputs },
      (_, k) => b[(points[Math.floor(k / outputs)] as number) * outputs + (k % outputs)] as number,
    ),
    precision,
    linear,
  };
};
