import { defineMethod } from '../method.ts';

/** The old model as it was: θ = θ*. Several small memories do worse. */
export default defineMethod({
  id: 'keep-old',
  title: 'Keep the old model',
  gloss: 'the old weights as they were',
  summary: 'Does nothing: what every method has to beat.',
  tex: String.raw`\theta = \theta_*`,
  place: 130,
  mark: { light: '#6d7683', dark: '#8d97a5', dash: '1 3', width: 1.5 },
  options: [],
  remembers: false,
  makes: 'solution',
  solve: ({ thetaStar }) => thetaStar,
});
