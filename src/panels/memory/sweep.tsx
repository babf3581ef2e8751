import { modelsOf } from '../../scenario/changes.ts';
import { dimensionOf, modelSpec, pastCount } from '../../scenario/defaults.ts';
import { type Compared, FIGURES } from '../../scenario/figures.ts';
import type { Effort } from '../../studies/memorySweep.ts';
import { type Context, hasClasses, hasMap } from '../context.ts';
import type { Start } from '../Ladder.tsx';
import { check, choice, type OptionsOf, type OptionValues } from '../options.ts';

/** Views whose studies sweep over memories and seeds: their options, and what they say alike. */

/** Models that have no closed way to their optimum: they are trained unless solving is asked for. */
const isTrained = ({ scenario: { model, steps }, step }: Pick<Context, 'scenario' | 'step'>): boolean =>
  modelsOf({ model, steps: steps.slice(0, step + 1) }).some(({ family }) => family === 'mlp');

export const sweepOptions = {
  figure: choice('Figure', [
    {
      value: 'disagreement',
      label: 'Differs from exact',
      title: 'Share of the map decided differently from exact retraining',
      can: hasMap,
    },
    { value: 'accuracy', label: 'Accuracy', title: 'Share of the points classified right', can: hasClasses },
    { value: 'gradient', label: 'Gradient error', title: 'Error of the reconstructed past gradient, relative to the true one' },
  ]),
  accuracy: choice(
    'Accuracy on',
    [
      { value: 'past', label: 'past' },
      { value: 'new', label: 'new' },
      { value: 'all', label: 'all' },
    ],
    { default: 'all', when: (_, { figure }) => figure === 'accuracy' },
  ),
  effort: choice(
    'Models are',
    [
      {
        value: 'trained',
        label: 'Trained 500 steps',
        title: 'All models trained together for 500 steps in float32: seconds',
        can: isTrained,
      },
      { value: 'solved', label: 'Solved', title: 'Every model to its optimum in float64, as the cards are: a minute or more' },
    ],
    { when: isTrained },
  ),
};

type SweepOptions = OptionsOf<typeof sweepOptions>;

/** A logarithmic axis, where the figure is an error. */
export const logScale = check('log y', true, { at: 'drawing', when: (_: Context, { figure }: OptionValues) => figure !== 'accuracy' });

const ACCURACY = { past: FIGURES.accuracyPast, new: FIGURES.accuracyNew, all: FIGURES.accuracyAll };

/** The figure that is shown. */
export const figureOf = ({ figure, accuracy }: Pick<SweepOptions, 'figure' | 'accuracy'>): Compared =>
  figure === 'accuracy' ? ACCURACY[accuracy] : figure === 'gradient' ? FIGURES.gradientError : FIGURES.disagreement;

/** Work that is begun without being asked for, in points × weights. */
const MOST_UNASKED = { solved: 100_000, trained: 400_000 };

/** `start` where a study would take minutes; null where it takes seconds, and begins by itself. */
export const startIfLong = (context: Pick<Context, 'scenario' | 'step'>, effort: Effort, start: Start): Start | null => {
  const { data, model } = context.scenario;
  const dimension = dimensionOf(data);
  const { hidden, degree } = modelSpec(model, dimension, 2);
  const weights =
    model.family === 'mlp'
      ? hidden.reduce((sum, units, k) => sum + units * (1 + (hidden[k - 1] ?? dimension)), 0)
      : (dimension + 1) ** degree;
  const most = isTrained(context) && effort === 'solved' ? MOST_UNASKED.solved / 10 : MOST_UNASKED[effort];
  return pastCount(context.scenario) * weights <= most ? null : start;
};

/** From this width on, CSS pixels, lines have their names at their ends. */
export const WIDE = 600;
