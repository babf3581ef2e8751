import type { Objective } from '../core/objective.ts';
import type { Precision } from '../core/precision.ts';
import type { SitedTerm, Term } from '../core/terms.ts';

/** Term a A(f_i) − bᵀ f_i of a point, with b of length C, or a term outside of the form; terms of the same point add up. */
export type Site =
  | { readonly point: number; readonly a: number; readonly b: ArrayLike<number> }
  | { readonly point: number; readonly term: Term };

/** Objective as a method writes it: sites and the Gaussian part ½ θᵀΛθ − ηᵀθ. */
export interface Coefficients {
  readonly sites: readonly Site[];
  readonly precision: Precision;
  readonly linear: Float64Array;
}

/** The objective over n points: terms of a point added up, points whose terms cancel left out. */
export const assemble = ({ sites, precision, linear }: Coefficients, count: number, outputs: number): Objective => {
  const a = new Float64Array(count);
  const b = new Float64Array(count * outputs);
  const beside: { readonly point: number; readonly term: Term }[] = [];
  for (const site of sites) {
    if ('term' in site) {
      beside.push(site);
      continue;
    }
    a[site.point] = a[site.point] + site.a;
    for (let c = 0; c < outputs; c++) {
      const at = site.point * outputs + c;
      b[at] = b[at] + site.b[c];
    }
  }
  const used = new Int32Array(count);
  const besides = new Set(beside.map(({ point }) => point));
  let n = 0;
  for (let i = 0; i < count; i++) {
    let is = a[i] !== 0 || besides.has(i);
    for (let c = 0; c < outputs && !is; c++) is = b[i * outputs + c] !== 0;
    if (is) used[n++] = i;
  }
  const chosen = { sites: used.slice(0, n), a: new Float64Array(n), b: new Float64Array(n * outputs) };
  for (let s = 0; s < n; s++) {
    const i = used[s];
    chosen.a[s] = a[i];
    for (let c = 0; c < outputs; c++) chosen.b[s * outputs + c] = b[i * outputs + c];
  }
  if (beside.length === 0) return { ...chosen, precision, linear };
  const terms = beside.map(({ point, term }): SitedTerm => ({ site: chosen.sites.indexOf(point), term }));
  return { ...chosen, precision, linear, terms };
};
