import { defineMethod } from '../method.ts';
import { anchored, softLabel, withoutCounterpart, withPrior } from '../past.ts';

/** K-prior with the full curvature of everything that is not in memory: Λ = δ I + H of D∖M, η = Λ θ*. */
export default defineMethod({
  id: 'k-prior+ewc',
  title: 'K-prior + EWC',
  gloss: 'old answers, curvature for the rest',
  summary: 'Memory by function, the rest by curvature.',
  tex: String.raw`\sum_{\text{memory}} \ell(h(f_*), f) + \tfrac12 (\theta - \theta_*)^{\!\top} (H_{\text{rest}} + \delta I)(\theta - \theta_*)`,
  place: 30,
  mark: { light: '#8e1145', dark: '#e64a86', dash: '', width: 4, double: true },
  options: [],
  remembers: true,
  makes: 'objective',
  past: (past) => {
    const remembered = new Set(past.memory.map(({ point }) => point));
    const rest = past.curvature('full', (point) => remembered.has(point));
    return { sites: past.memory.map((site) => softLabel(past, site)), ...anchored(past, withPrior(past, rest)) };
  },
  undefinedBecause: withoutCounterpart,
});
