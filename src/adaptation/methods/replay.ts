import { defineMethod } from '../method.ts';
import { hardLabel, unanchored } from '../past.ts';

/** Experience replay: the remembered points with their labels. (c, c y) on M, Λ = δ I, η = 0. */
export default defineMethod({
  id: 'replay',
  title: 'Replay',
  gloss: 'old labels again',
  summary: 'Trains again on the remembered points and their labels.',
  tex: String.raw`\sum_{\text{memory}} \ell(y, f) + \tfrac12 \delta \lVert\theta\rVert^2`,
  place: 70,
  mark: { light: '#8a6a00', dark: '#d2ac3c', dash: '5 3', width: 1.75 },
  options: [],
  remembers: true,
  makes: 'objective',
  past: (past) => ({ sites: past.memory.map((site) => hardLabel(past, site)), ...unanchored(past) }),
});
