import { defineMethod } from '../method.ts';
import { hardLabel, unanchored } from '../past.ts';

/** Exact retraining: all the data of the past. K = L, the reference of every comparison. */
export default defineMethod({
  id: 'exact',
  title: 'Exact retraining',
  gloss: 'all the data once more',
  summary: 'Trains again on everything: the reference.',
  tex: String.raw`\sum_{\text{all past}} \ell(y, f) + \tfrac12 \delta \lVert\theta\rVert^2`,
  place: 10,
  mark: { light: '#1b2330', dark: '#f4f6fa', dash: '', width: 2.75 },
  options: [],
  remembers: false,
  makes: 'objective',
  past: (past) => ({
    sites: Array.from({ length: past.count }, (_, point) => hardLabel(past, { point, weight: 1 })),
    ...unanchored(past),
  }),
});
