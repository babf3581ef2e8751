import { deletionOption, ewcAdapt, ewcPast, strengthOption } from '../ewc.ts';
import { defineMethod, type Settings } from '../method.ts';
import { type Past, withoutCounterpart, withPrior } from '../past.ts';

const precision = (past: Past, settings: Settings) => (except: (point: number) => boolean) =>
  withPrior(past, past.curvature('full', except), settings.number('strength'));

/** EWC with the full curvature: Λ = δ I + λ H, η = Λ θ*, with H the GGN of all past points at θ*. */
export default defineMethod({
  id: 'ewc-full',
  title: 'EWC, full',
  gloss: 'a tilted bowl around old weights',
  summary: 'Stays near the old weights, by the full curvature of the past.',
  tex: String.raw`\tfrac12 (\theta - \theta_*)^{\!\top} (H + \delta I)(\theta - \theta_*)`,
  place: 50,
  mark: { light: '#0b5f70', dark: '#57b3c9', dash: '14 4', width: 1.75 },
  options: [strengthOption, deletionOption],
  remembers: false,
  makes: 'objective',
  past: (past, settings) => ewcPast(past, precision(past, settings)),
  adapt: (past, coefficients, change, settings) =>
    ewcAdapt(past, coefficients, change, precision(past, settings), settings.choice('deletion') === 'ascent'),
  undefinedBecause: withoutCounterpart,
});
