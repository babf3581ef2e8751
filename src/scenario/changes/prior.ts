import { defineChange } from '../change.ts';
import { positive } from '../readers.ts';

interface Prior {
  kind: 'prior';
  precision: number;
}

declare module '../types.ts' {
  interface Changes {
    prior: Prior;
  }
}

/** Another prior precision δ. */
export default defineChange<Prior>({
  kind: 'prior',
  order: 5,
  tab: { label: 'Prior δ', hint: 'Retrain under another prior precision.' },
  field: 'precision',
  read: () => positive,
  does: ({ precision }) => ({ precision }),
});
