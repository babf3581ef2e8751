import { scalar } from '../../../core/precision.ts';
import { addScaled, scale, subtract } from '../../../core/vectors.ts';
import { sumOf } from '../merge.ts';
import { defineRounds, paused } from '../rounds.ts';
import { fitSite } from '../space.ts';

/** w_k = argmin ℓ_k + δ v_kᵀw + ½ δ‖w − g‖², v_k += d (w_k − g), g = Σ v_k: at the end v_k = −∇ℓ_k(g)/δ. Swaroop et al. 2025. */
export default defineRounds({
  id: 'fedlap',
  title: 'FedLap',
  summary: 'The weights are the sum of the sites’ gradients.',
  place: 40,
  options: [{ id: 'damping', title: 'Damping', kind: 'range', min: 0.01, max: 1, step: 0.01, default: (sites) => 1 / sites }],
  sent: (p) => p,
  *rounds(space, settings) {
    const { sites, priorPrecision: delta, machine } = space;
    const damping = settings('damping');
    let g = machine.model.initial();
    let duals = sites.map(() => new Float64Array(g.length) as Float64Array);
    for (;;) {
      const next: Float64Array[] = [];
      for (const [k, site] of sites.entries()) {
        const v = duals[k] as Float64Array;
        const { theta } = yield* paused(fitSite(space, site, scalar(delta), scale(delta, subtract(g, v)), g));
        next.push(addScaled(v, damping, subtract(theta, g)));
      }
      duals = next;
      g = sumOf(duals);
      yield g;
    }
  },
});
