import { scalar } from '../../../core/precision.ts';
import { addScaled, scale } from '../../../core/vectors.ts';
import { defineRounds, paused } from '../rounds.ts';
import { fitSite } from '../space.ts';

/** w_k = argmin ℓ_k + (n_k/N) ½ δ‖θ‖² + ½ μ‖θ − g‖², then g = Σ (n_k/N) w_k. Li et al. 2020. */
export default defineRounds({
  id: 'fedprox',
  title: 'FedProx',
  summary: 'Sites train to the end, held near the server’s weights; the server averages.',
  place: 20,
  options: [{ id: 'mu', title: 'Pull μ', kind: 'range', min: 0, max: 1000, step: 0.1, default: () => 1 }],
  sent: (p) => p,
  *rounds(space, settings) {
    const { sites, count, priorPrecision, machine } = space;
    const mu = settings('mu');
    let g = machine.model.initial();
    for (;;) {
      let next: Float64Array = new Float64Array(g.length);
      for (const site of sites) {
        if (site.count === 0) continue;
        const share = site.count / count;
        const fit = yield* paused(fitSite(space, site, scalar(share * priorPrecision + mu), scale(mu, g), g));
        next = addScaled(next, share, fit.theta);
      }
      g = next;
      yield g;
    }
  },
});
