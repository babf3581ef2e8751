import { defineMethod } from '../method.ts';
import { hardLabel, unanchored } from '../past.ts';

/** Experience replay: the remembered points with their labels. (c, c y) on M, Λ = δ I, η = 0. */
export default defineMethod({
  id: 'replay',
  title: 'Replay',
  summary: 'Trains again on the remembered points and their labels.',
  tex: String.raw`\sum_{\text{memory}} \ell(y, f) + \tfrac12 \delta \lVert\theta\rVert^2`,
  options: [],
  remembers: true,
  past: (past) => ({ sites: past.memory.map((site) => hardLabel(past, site)), ...unanchored(past) }),
});
