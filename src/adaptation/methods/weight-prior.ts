import { defineMethod } from '../method.ts';
import { anchored, withoutCounterpart } from '../past.ts';

/** L2-SP: a pull towards the old weights with the prior's own strength. Λ = δ I, η = δ θ*. */
export default defineMethod({
  id: 'weight-prior',
  title: 'Weight prior',
  gloss: 'a round bowl around old weights',
  summary: 'Stays near the old weights, all of them alike.',
  tex: String.raw`\tfrac12 \delta \lVert\theta - \theta_*\rVert^2`,
  place: 100,
  mark: { light: '#5f6f86', dark: '#9fb0c8', dash: '2 6', width: 1.75 },
  options: [],
  remembers: false,
  makes: 'objective',
  past: (past) => ({ sites: [], ...anchored(past) }),
  undefinedBecause: withoutCounterpart,
});
