import { diagonalCurvature, laplaceRounds } from '../laplace.ts';
import { defineRounds } from '../rounds.ts';

/** Partitioned Laplace with diagonal curvatures; undamped, its first round is the diagonal Hessian merge. Swaroop et al. 2025. */
export default defineRounds({
  id: 'fedlap-diagonal',
  title: 'Laplace-PVI, diagonal',
  summary: 'Sites send a gradient and how it bends, weight by weight.',
  place: 50,
  options: [{ id: 'damping', title: 'Damping', kind: 'range', min: 0.01, max: 1, step: 0.01, default: () => 0.5 }],
  sent: (p) => 2 * p,
  rounds: laplaceRounds(diagonalCurvature),
});
