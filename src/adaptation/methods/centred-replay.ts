import { defineMethod } from '../method.ts';
import { anchored, hardLabel, residualGradient, withLinear, withoutCounterpart } from '../past.ts';

/**
 * Replay that leaves θ* where it is: K-prior plus the drift of the features times the residuals.
 * (c, c y) on M, Λ = δ I, η = δ θ* + Σ_M c J_i(θ*)ᵀ r_i. On a GLM it is K-prior; with all points in memory it is exact on an MLP too.
 */
export default defineMethod({
  id: 'centred-replay',
  title: 'Centred replay',
  gloss: 'old labels, level at old weights',
  summary: 'Replays the labels, less the gradient that they have at the old weights.',
  tex: String.raw`\sum_{\text{memory}} \bigl[\ell(y, f) - \theta^{\top} \nabla \ell(y, f_*)\bigr] + \tfrac12 \delta \lVert\theta - \theta_*\rVert^2`,
  place: 90,
  mark: { light: '#55751a', dark: '#a5c45a', dash: '4 2 1 2', width: 1.75 },
  options: [],
  remembers: true,
  makes: 'objective',
  past: (past) =>
    withLinear({ sites: past.memory.map((site) => hardLabel(past, site)), ...anchored(past) }, 1, residualGradient(past, past.memory)),
  undefinedBecause: withoutCounterpart,
});
