import { defineMethod } from '../method.ts';
import { unanchored } from '../past.ts';

/** Trains on what the change brings alone, under the prior: a = b = 0 on the past, Λ = δ I, η = 0. */
export default defineMethod({
  id: 'fine-tune',
  title: 'Fine-tuning',
  gloss: 'new points only',
  summary: 'Trains on the new points alone and forgets the past.',
  tex: String.raw`\tfrac12 \delta \lVert\theta\rVert^2`,
  place: 120,
  mark: { light: '#9a4a1c', dark: '#e79565', dash: '10 3 2 3', width: 1.75 },
  options: [],
  remembers: false,
  makes: 'objective',
  startsAfresh: true,
  past: (past) => ({ sites: [], ...unanchored(past) }),
  undefinedBecause: (_past, change) => {
    if (change.kind === 'remove') return 'Fine-tuning trains on new points, and a removal brings none.';
    return change.kind === 'model' ? 'Fine-tuning trains on new points, and a new model brings none.' : null;
  },
});
