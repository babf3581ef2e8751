import { strengthOption } from '../ewc.ts';
import { defineMethod } from '../method.ts';
import { anchored, hardLabel, softLabel, withoutCounterpart, withPrior } from '../past.ts';

/**
 * EWC + functional + replay: old predictions on M₁, labels on M₂, curvature of everything else.
 * Λ = δ I + λ F of D∖(M₁∪M₂), η = Λ θ*. Daxberger et al. 2023. The memory is one budget: `replayShare` of it, spread evenly, is M₂;
 * points that the change touches are in M₁.
 */
export default defineMethod({
  id: 'combined',
  title: 'EWC + functional + replay',
  gloss: 'old answers + old labels + curvature',
  summary: 'Old predictions on one part of the memory, labels on the other, curvature for the rest.',
  tex: String.raw`\sum_{M_1} \ell(h(f_*), f) + \sum_{M_2} \ell(y, f) + \tfrac12 (\theta - \theta_*)^{\!\top} (\lambda F_{\text{rest}} + \delta I)(\theta - \theta_*)`,
  place: 80,
  mark: { light: '#2456b0', dark: '#7ea6ee', dash: '12 3 2 3 2 3', width: 1.75 },
  options: [
    { id: 'replayShare', title: 'Share replayed', kind: 'range', min: 0, max: 1, step: 0.05, default: 0.5 },
    strengthOption,
    {
      id: 'curvature',
      title: 'Curvature',
      kind: 'choice',
      choices: [
        { id: 'diagonal', title: 'Diagonal' },
        { id: 'full', title: 'Full' },
      ],
      default: 'diagonal',
    },
  ],
  remembers: true,
  makes: 'objective',
  past: (past, settings) => {
    const share = settings.number('replayShare');
    const remembered = new Set(past.memory.map(({ point }) => point));
    let seen = 0;
    const sites = past.memory.map((site) => {
      if (past.touched.has(site.point)) return softLabel(past, site);
      seen++;
      // A point is replayed where the running count of replayed ones, ⌊share · seen⌋, goes up.
      const replayed = Math.floor(share * seen + 1e-9) > Math.floor(share * (seen - 1) + 1e-9);
      return replayed ? hardLabel(past, site) : softLabel(past, site);
    });
    const rest = past.curvature(settings.choice('curvature') === 'full' ? 'full' : 'diagonal', (point) => remembered.has(point));
    return { sites, ...anchored(past, withPrior(past, rest, settings.number('strength'))) };
  },
  undefinedBecause: withoutCounterpart,
});
