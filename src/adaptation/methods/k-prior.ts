import { defineMethod } from '../method.ts';
import { anchored, softLabel, temperatureOption } from '../past.ts';

/** K-prior: the memory's old predictions, and a pull towards the old weights. Khan & Swaroop 2021. */
export default defineMethod({
  id: 'k-prior',
  title: 'K-prior',
  gloss: 'old answers + old weights',
  summary: 'Keeps the old predictions on the memory and stays near the old weights.',
  tex: String.raw`\sum_{\text{memory}} \ell(h(f_*), f) + \tfrac12 \delta \lVert\theta - \theta_*\rVert^2`,
  texWith: {
    temperature: String.raw`\sum_{\text{memory}} T^2 \ell\bigl(h(f_* / T), f / T\bigr) + \tfrac12 \delta \lVert\theta - \theta_*\rVert^2`,
  },
  place: 20,
  mark: { light: '#c2185b', dark: '#ff6fa3', dash: '', width: 2 },
  options: [temperatureOption],
  remembers: true,
  makes: 'objective',
  past: (past, settings) => ({
    sites: past.memory.map((item) => softLabel(past, item, settings.number('temperature'))),
    ...anchored(past),
  }),
});
