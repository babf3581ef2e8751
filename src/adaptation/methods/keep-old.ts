import { defineMethod } from '../method.ts';

/** The old model as it was: θ = θ*. Several small memories do worse. */
export default defineMethod({
  id: 'keep-old',
  title: 'Keep the old model',
  summary: 'Does nothing: what every method has to beat.',
  tex: String.raw`\theta = \theta_*`,
  options: [],
  remembers: false,
  past: null,
});
