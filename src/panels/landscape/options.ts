import { choice, number } from '../options.ts';

export const options = {
  of: choice(
    'Loss',
    [
      { value: 'past', label: 'past', title: 'The past loss against its reconstruction' },
      { value: 'change', label: 'with change', title: 'What is minimised: the same with the change added' },
    ],
    { at: 'drawing', when: ({ isUnchanged }) => !isUnchanged },
  ),
  reach: choice(
    'View',
    [
      { value: 'near', label: 'near', title: 'θ*, exact retraining and the chosen method' },
      { value: 'all', label: 'all', title: 'Far enough to hold every solution' },
    ],
    { at: 'drawing' },
  ),
  /** The probe stands on a model, or, free, at x and y. */
  at: choice(
    'Probe at',
    (['exact', 'theta-star', 'chosen', 'free'] as const).map((value) => ({ value, label: value })),
    { at: 'none' },
  ),
  x: number(),
  y: number(),
};
