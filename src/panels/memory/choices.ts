import { useMemo } from 'react';
import { modelSpec } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { runnable } from '../../store/store.ts';
import type { Effort, MemoryFigures } from '../../studies/memorySweep.ts';
import { getStore, useStore } from '../../ui/useStore.ts';

export type View = 'curve' | 'rules' | 'order';
export type FigureChoice = 'disagreement' | 'accuracy' | 'gradient';

const VIEWS: readonly View[] = ['curve', 'rules', 'order'];
const FIGURE_CHOICES: readonly FigureChoice[] = ['disagreement', 'accuracy', 'gradient'];
const ACCURACIES = ['past', 'new', 'all'] as const;
export type Accuracy = (typeof ACCURACIES)[number];

const useChoice = <T extends string>(name: string, of: readonly T[], usual: T): T => {
  const value = useStore((state) => state.panelOptions[`memory.${name}`]);
  return of.find((one) => one === value) ?? usual;
};

export const choose = (name: string, value: string | boolean): void => getStore().choose(`memory.${name}`, value);

export const useView = (): View => useChoice('view', VIEWS, 'curve');

/** Which figure the curve and the rules show. Without a map or without classes there are fewer. */
export const useFigureChoice = (): {
  choice: FigureChoice;
  accuracy: Accuracy;
  figure: keyof MemoryFigures;
  can: Readonly<Record<FigureChoice, boolean>>;
} => {
  const model = useStore((state) => state.scenario.model.likelihood ?? 'bernoulli');
  const dimension = useStore(({ scenario: { data } }) => (data.points ? (data.points[0]?.length ?? 3) - 1 : 2));
  const can = { disagreement: model !== 'gaussian' && dimension === 2, accuracy: model !== 'gaussian', gradient: true };
  const wanted = useChoice('figure', FIGURE_CHOICES, 'disagreement');
  const choice = can[wanted] ? wanted : can.accuracy ? 'accuracy' : 'gradient';
  const accuracy = useChoice('accuracy', ACCURACIES, 'all');
  const figure = choice === 'accuracy' ? accuracy : choice === 'gradient' ? 'gradientError' : 'disagreement';
  return { choice, accuracy, figure, can };
};

/** Whether a view's axis of errors is logarithmic: it is unless said otherwise. */
export const useLog = (view: 'curve' | 'rules'): boolean => {
  const value = useStore((state) => state.panelOptions[`memory.${view}Log`]);
  return typeof value === 'boolean' ? value : true;
};

/** A scenario without its size of memory, as one object for as long as nothing else that counts changes. */
export const useSizeless = (part: 'curve' | 'order'): Scenario => {
  const { data, model, prior, base, memory, steps, methods, options } = useStore((state) => state.scenario);
  const { rule, perClass, seed, budget } = memory;
  const weights = part === 'curve' ? memory.weights : undefined;
  const asked = part === 'curve' ? methods : undefined;
  return useMemo(
    () =>
      runnable({
        version: 1,
        data,
        model,
        prior,
        ...(base && { base }),
        memory: {
          rule,
          size: 0,
          ...(perClass !== undefined && { perClass }),
          ...(weights !== undefined && { weights }),
          ...(seed !== undefined && { seed }),
          ...(budget !== undefined && { budget }),
        },
        steps,
        methods: asked ?? ['exact'],
        ...(options && { options }),
      }),
    [data, model, prior, base, rule, perClass, weights, seed, budget, steps, asked, options],
  );
};

/** n of the first data, which the size counts against. */
export const useCount = (): number => useStore(({ scenario: { data } }) => data.preset?.count ?? data.points?.length ?? 0);

/** The size of the present memory, and whether it was picked by hand. */
export const usePresent = (count: number): { size: number; byHand: boolean } => {
  const { size, indices } = useStore((state) => state.scenario.memory);
  return { size: indices ? indices.length : Math.min(size, count), byHand: indices !== undefined };
};

/** How the objectives are minimised: a GLM's always to the optimum; an MLP's by training unless solving is asked for. */
export const useEffort = (): { effort: Effort; isFree: boolean } => {
  const isFree = useStore((state) => {
    const { model, steps } = state.scenario;
    const models = [model, ...steps.slice(0, shownStep(state) + 1).flatMap((step) => (step.kind === 'model' ? [step.model] : []))];
    return models.some(({ family }) => family === 'mlp');
  });
  const wanted = useChoice<Effort>('effort', ['trained', 'solved'], 'trained');
  return { effort: isFree ? wanted : 'solved', isFree };
};

/** Work that is begun without being asked for, in points × weights. */
const MOST_UNASKED = { solved: 100_000, trained: 400_000 };

/** Whether a study may begin by itself: it would take seconds, not minutes. */
export const useUnasked = (effort: Effort, isFree: boolean): boolean =>
  useStore(({ scenario: { data, model } }) => {
    const count = data.preset?.count ?? data.points?.length ?? 0;
    const dimension = data.points ? (data.points[0]?.length ?? 3) - 1 : 2;
    const { hidden, degree } = modelSpec(model, dimension, 2);
    const weights =
      model.family === 'mlp'
        ? hidden.reduce((sum, units, k) => sum + units * (1 + (hidden[k - 1] ?? dimension)), 0)
        : (dimension + 1) ** degree;
    return count * weights <= (isFree && effort === 'solved' ? MOST_UNASKED.solved / 10 : MOST_UNASKED[effort]);
  });
