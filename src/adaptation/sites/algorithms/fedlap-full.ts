import { fullCurvature, laplaceRounds } from '../laplace.ts';
import { defineRounds } from '../rounds.ts';

/** Partitioned Laplace; undamped, its first round is the Hessian merge. Swaroop et al. 2025. */
export default defineRounds({
  id: 'fedlap-full',
  title: 'Laplace-PVI, full',
  summary: 'Sites send a gradient and how it bends.',
  place: 60,
  options: [{ id: 'damping', title: 'Damping', kind: 'range', min: 0.01, max: 1, step: 0.01, default: () => 1 }],
  sent: (p) => p + (p * (p + 1)) / 2,
  rounds: laplaceRounds(fullCurvature),
});
