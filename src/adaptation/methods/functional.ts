import { defineMethod } from '../method.ts';
import { softLabel, temperatureOption, unanchored } from '../past.ts';

/** Functional regularization (distillation on the memory), without an anchor: (c, c h(f*)) on M, Λ = δ I, η = 0. */
export default defineMethod({
  id: 'functional',
  title: 'Functional regularization',
  gloss: 'old answers only',
  summary: 'Keeps the old predictions on the memory.',
  tex: String.raw`\sum_{\text{memory}} \ell(h(f_*), f) + \tfrac12 \delta \lVert\theta\rVert^2`,
  texWith: { temperature: String.raw`\sum_{\text{memory}} T^2 \ell\bigl(h(f_* / T), f / T\bigr) + \tfrac12 \delta \lVert\theta\rVert^2` },
  place: 60,
  mark: { light: '#6b46c1', dark: '#ad92f5', dash: '2 3', width: 2 },
  options: [temperatureOption],
  remembers: true,
  makes: 'objective',
  past: (past, settings) => ({
    sites: past.memory.map((item) => softLabel(past, item, settings.number('temperature'))),
    ...unanchored(past),
  }),
});
