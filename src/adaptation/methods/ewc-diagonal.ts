import { deletionOption, ewcAdapt, ewcPast, strengthOption } from '../ewc.ts';
import { defineMethod, type Settings } from '../method.ts';
import { type Past, withoutCounterpart, withPrior } from '../past.ts';

const precision = (past: Past, settings: Settings) => (except: (point: number) => boolean) =>
  withPrior(
    past,
    past.curvature(settings.choice('fisher') === 'empirical' ? 'empirical' : 'diagonal', except),
    settings.number('strength'),
  );

/** EWC: Λ = δ I + λ diag(H), η = Λ θ*, with the diagonal of the true Fisher (or of the empirical one) at θ*. Kirkpatrick et al. 2017. */
export default defineMethod({
  id: 'ewc-diagonal',
  title: 'EWC',
  gloss: 'a bowl around old weights',
  summary: 'Stays near the old weights, each by its own curvature.',
  tex: String.raw`\tfrac12 (\theta - \theta_*)^{\!\top} (\operatorname{diag} H + \delta I)(\theta - \theta_*)`,
  place: 40,
  mark: { light: '#0f8a7a', dark: '#3cc4b0', dash: '8 4', width: 1.75 },
  options: [
    strengthOption,
    {
      id: 'fisher',
      title: 'Fisher',
      kind: 'choice',
      choices: [
        { id: 'true', title: 'True' },
        { id: 'empirical', title: 'Empirical' },
      ],
      default: 'true',
    },
    deletionOption,
  ],
  remembers: false,
  makes: 'objective',
  past: (past, settings) => ewcPast(past, precision(past, settings)),
  adapt: (past, coefficients, change, settings) =>
    ewcAdapt(past, coefficients, change, precision(past, settings), settings.choice('deletion') === 'ascent'),
  undefinedBecause: withoutCounterpart,
});
