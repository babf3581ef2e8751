import { addScaled } from '../../../core/vectors.ts';
import { defineRounds } from '../rounds.ts';
import { lossGradient } from '../space.ts';

/** E steps of gradient descent from g on (ℓ_k + (n_k/N) ½ δ‖θ‖²) / n_k at each site, then g = Σ (n_k/N) w_k. McMahan et al. 2017. */
export default defineRounds({
  id: 'fedavg',
  title: 'FedAvg',
  summary: 'Sites take a few gradient steps; the server averages the weights.',
  place: 10,
  options: [
    { id: 'steps', title: 'Local steps', kind: 'range', min: 1, max: 1000, step: 1, default: () => 20 },
    { id: 'rate', title: 'Step size', kind: 'range', min: 0.001, max: 10, step: 0.001, default: () => 0.5 },
  ],
  sent: (p) => p,
  *rounds(space, settings) {
    const { sites, count, priorPrecision, machine } = space;
    const [steps, rate] = [settings('steps'), settings('rate')];
    let g = machine.model.initial();
    for (;;) {
      let next: Float64Array = new Float64Array(g.length);
      for (const site of sites) {
        if (site.count === 0) continue;
        let w = g;
        for (let step = 0; step < steps; step++)
          w = addScaled(addScaled(w, -rate / site.count, lossGradient(space, site, w)), (-rate * priorPrecision) / count, w);
        next = addScaled(next, site.count / count, w);
        yield undefined;
      }
      g = next;
      yield g;
    }
  },
});
