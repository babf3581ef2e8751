import { modelsOf } from '../../scenario/changes.ts';
import { dimensionOf, modelSpec } from '../../scenario/defaults.ts';
import type { ComparedId } from '../../scenario/figures.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Effort } from '../../studies/memorySweep.ts';
import { type Context, hasClasses, hasMap } from '../context.ts';
import { check, choice, type OptionsOf, type OptionValues } from '../options.ts';

/** Models that have no closed way to their optimum: they are trained unless solving is asked for. */
const isTrained = ({ scenario: { model, steps }, step }: Pick<Context, 'scenario' | 'step'>): boolean =>
  modelsOf({ model, steps: steps.slice(0, step + 1) }).some(({ family }) => family === 'mlp');

/** The options of the curve and of the rules. */
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
export const logScale = check('log scale', true, { at: 'drawing', when: (_: Context, { figure }: OptionValues) => figure !== 'accuracy' });

const ACCURACY = { past: 'accuracyPast', new: 'accuracyNew', all: 'accuracyAll' } as const;

/** The figure that is shown. */
export const figureOf = ({ figure, accuracy }: Pick<SweepOptions, 'figure' | 'accuracy'>): ComparedId =>
  figure === 'accuracy' ? ACCURACY[accuracy] : figure === 'gradient' ? 'gradientError' : 'disagreement';

/** n of the first data, which the size counts against. */
export const countOf = ({ data }: Pick<Scenario, 'data'>): number => data.preset?.count ?? data.points?.length ?? 0;

/** The size of the present memory, and whether it was picked by hand. */
export const presentOf = (scenario: Scenario): { readonly size: number; readonly byHand: boolean } => {
  const { size, indices } = scenario.memory;
  return { size: indices ? indices.length : Math.min(size, countOf(scenario)), byHand: indices !== undefined };
};

/** Work that is begun without being asked for, in points × weights. */
const MOST_UNASKED = { solved: 100_000, trained: 400_000 };

/** True where a study may begin by itself: it would take seconds, not minutes. */
export const isQuick = (context: Pick<Context, 'scenario' | 'step'>, effort: Effort): boolean => {
  const { data, model } = context.scenario;
  const dimension = dimensionOf(data);
  const { hidden, degree } = modelSpec(model, dimension, 2);
  const weights =
    model.family === 'mlp'
      ? hidden.reduce((sum, units, k) => sum + units * (1 + (hidden[k - 1] ?? dimension)), 0)
      : (dimension + 1) ** degree;
  return (
    countOf(context.scenario) * weights <= (isTrained(context) && effort === 'solved' ? MOST_UNASKED.solved / 10 : MOST_UNASKED[effort])
  );
};
