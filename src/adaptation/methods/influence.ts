import { relabelling } from '../change.ts';
import { defineMethod } from '../method.ts';
import { anchored, residual, withLinear, withoutCounterpart, withPrior } from '../past.ts';

/**
 * Closed-form step θ = θ* − (H + δ I)⁻¹ g, with g the gradient of the change at θ*: the memory-perturbation equation's first order.
 * Nickl et al. 2023. It is K = EWC's full quadratic with the change made linear.
 */
export default defineMethod({
  id: 'influence',
  title: 'Influence',
  gloss: 'one step from old weights',
  summary: 'One Newton step along the gradient of the change.',
  tex: String.raw`\theta = \theta_* - (H + \delta I)^{-1} \nabla_{\!\text{change}}`,
  place: 110,
  mark: { light: '#9c35b0', dark: '#dc8fe8', dash: '1 4 6 4', width: 1.75 },
  options: [],
  remembers: false,
  makes: 'objective',
  closedForm: true,
  past: (past) => ({
    sites: [],
    ...anchored(
      past,
      withPrior(
        past,
        past.curvature('full', () => false),
      ),
    ),
  }),
  adapt: (past, coefficients, change) => {
    const gradient = past.pullback([
      ...change.removed.map((point) => ({ point, cotangent: residual(past, point).map((r) => -r) })),
      ...change.added.map((point) => ({ point, cotangent: residual(past, point) })),
      ...change.relabelled.map(({ point, label }) => ({ point, cotangent: relabelling(past, point, label).map((b) => -b) })),
    ]);
    return withLinear(withLinear(coefficients, -1, gradient), past.priorPrecision - change.priorPrecision, past.anchor as Float64Array);
  },
  undefinedBecause: withoutCounterpart,
});
