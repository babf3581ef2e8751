/** Terms of the field in one or two sentences each, as the lessons, cards and panels use them. */
export const GLOSSARY = {
  exact: [
    'exact retraining',
    'Training again on all the data that are there after the change, old and new. The others are measured by their distance from it.',
  ],
  past: ['the past', 'The data on which the model was trained before anything changed.'],
  'past gradient': [
    'past gradient',
    'How hard, and where to, the old data would pull the weights if they were still there: the slope of their loss. At the old weights it is zero.',
  ],
  reconstruction: ['reconstructed gradient', 'What a method puts in the place of the past gradient, from what it has kept of the past.'],
  'gradient error': [
    'gradient error',
    'Length of the difference between the reconstructed and the true past gradient, as a share of the true one.',
  ],
  cosine: ['cosine', 'How well two directions agree: 1 the same, 0 at right angles, −1 opposite.'],
  gain: ['gain', 'How much of the true past gradient the reconstruction carries along its direction; 1 is all of it.'],
  'theta star': ['θ*', 'The weights that the model had learnt before the change.'],
  delta: ['δ', 'Strength of the pull of all weights towards zero. The larger it is, the simpler the model.'],
  logit: ['f', 'What the model computes at a point before it becomes a probability; its sign decides the class.'],
  prediction: ['h(f)', 'The probability that the model gives a class at a point.'],
  lambda: ['h′(f)', 'How fast the probability changes with the logit: largest on the boundary, where the model is least sure.'],
  memory: ['memory', 'The old points that a method may still look at.'],
  memorable: ['memorable points', 'The points that a rule chooses to remember: by h′(f) those near the boundary.'],
  leverage: ['leverage', 'How much a point’s own label pulls its prediction: large for points far from the others.'],
  residual: ['residual', 'Prediction minus label: what the model still gets wrong at a point.'],
  sensitivity: ['sensitivity', 'How far the model would move if the point were not there: residual × variance.'],
  anchor: ['anchor', 'The pull towards the old weights that K-prior has besides the old predictions.'],
  curvature: [
    'curvature',
    'How the slope of the loss changes with the weights: steep directions are those in which the past is particular.',
  ],
  diagonal: ['diagonal', 'A curvature that treats each weight by itself and leaves out how they depend on each other.'],
  glm: ['GLM', 'A model that is linear in its weights, such as logistic regression: its features do not move while it learns.'],
  network: ['network', 'A model that learns its own features, so that they move when the weights do.'],
  differs: ['% of the map', 'Share of the map where a method decides otherwise than exact retraining.'],
  weights: ['weights of the memory', 'How much a remembered point counts: once, or for all the points that it stands for.'],
  nats: ['nats', 'Unit of the loss: a logarithm to base e.'],
} as const satisfies Record<string, readonly [name: string, meaning: string]>;

export type TermId = keyof typeof GLOSSARY;

export const isTerm = (id: string): id is TermId => Object.hasOwn(GLOSSARY, id);
