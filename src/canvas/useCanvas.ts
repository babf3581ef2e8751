import { useMemo } from 'react';
import type { Slice } from '../data/grid.ts';
import { basePoints, classCountOf, dimensionOf } from '../scenario/defaults.ts';
import { labelRange } from '../scenario/labelRange.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Axes, FIRST_TWO } from '../store/domain.ts';
import { shownStep } from '../store/state.ts';
import type { Experiment } from '../studies/experiment.ts';
import { subscript } from '../ui/format.ts';
import { useKept } from '../ui/useKept.ts';
import { useStore } from '../ui/useStore.ts';
import { type CanvasPoint, canvasPoints, type Past, pastOf } from './points/points.ts';
import { type PredictionSource, rememberedRows } from './points/predictions.ts';
import type { Names } from './words/describe.ts';

/** Names of axes and classes: the file's where it has some, x₁ and x₂, A and B otherwise. */
export const namesOf = ({ data, model }: Pick<Scenario, 'data' | 'model'>, classCount: number, axes: Axes = FIRST_TWO): Names => {
  const dimension = dimensionOf(data);
  const axis = (j: number): string => data.columns?.[j] ?? `x${subscript(j + 1)}`;
  const gaussian = model.likelihood === 'gaussian';
  return {
    axes: [axis(axes[0]), axis(axes[1])],
    ...(dimension > 2 ? { inputs: Array.from({ length: dimension }, (_, j) => axis(j)), shown: axes } : {}),
    classes: gaussian ? [] : Array.from({ length: classCount }, (_, c) => data.classes?.[c] ?? String.fromCharCode(65 + (c % 26))),
    label: data.columns?.[dimension] ?? 'y',
  };
};

/** Data of the canvas and of its table. */
export interface CanvasScene {
  readonly past: Past;
  readonly points: readonly CanvasPoint[];
  readonly names: Names;
  /** Plane of the picture, among more inputs than two. */
  readonly slice?: Slice | undefined;
  readonly classCount: number;
  readonly source: PredictionSource;
  /** By row of the results. */
  readonly remembered: ReadonlySet<number>;
  /** Methods whose lines are shown. */
  readonly methods: readonly string[];
  /** The step that is shown is the last, the one that edits extend. */
  readonly isLast: boolean;
}

/** Base rows, or none where the scenario's data cannot be read; the scenario is refused elsewhere, with words. */
const safeBase = (data: Scenario['data']): number[][] => {
  try {
    return basePoints(data);
  } catch {
    return [];
  }
};

interface SourceParts {
  readonly base: readonly (readonly number[])[];
  readonly model: Scenario['model'];
  readonly classCount: number;
  readonly method: string;
}

/** Results and maps of a method, with what is needed to read them. */
const sourceOf = ({ base, model, classCount, method }: SourceParts, found: Pick<PredictionSource, 'results' | 'details' | 'maps'>) => {
  const likelihood = model.likelihood ?? 'bernoulli';
  const [low, high] = labelRange(base);
  const numeric = likelihood === 'gaussian' && high > low;
  return {
    likelihood,
    outputs: likelihood === 'categorical' ? classCount : 1,
    level: numeric ? (low + high) / 2 : 0,
    spread: numeric ? high - low : 1,
    ...found,
    method,
  } satisfies PredictionSource;
};

interface SceneParts {
  readonly scenario: Scenario;
  /** Results of the scenario, and its maps after the last change. */
  readonly experiment: Pick<Experiment, 'outcome' | 'maps'>;
  readonly method: string;
  readonly methods: readonly string[];
}

/** Scene of a scenario that is not on the page, after its last change. */
export const sceneOf = ({ scenario, experiment: { outcome, maps }, method, methods }: SceneParts): CanvasScene => {
  const { data, model, steps } = scenario;
  const base = safeBase(data);
  const slice = maps?.domain.slice;
  const axes = slice?.axes ?? FIRST_TWO;
  const past = pastOf(base, steps.slice(0, -1));
  const classCount = Math.max(2, classCountOf(scenario));
  const results = outcome.results.steps.at(-1) ?? null;
  const details = outcome.details.at(-1) ?? null;
  return {
    past,
    points: canvasPoints(past.rows, steps.at(-1), axes),
    names: namesOf(scenario, classCount, axes),
    slice,
    classCount,
    source: sourceOf({ base, model, classCount, method }, { results, details, maps }),
    remembered: rememberedRows(results, details, method),
    methods,
    isLast: true,
  };
};

export const useCanvas = (): CanvasScene => {
  const scenario = useStore((state) => state.scenario);
  const hidden = useStore((state) => state.hidden);
  const experiment = useStore((state) => state.experiment);
  const method = useStore((state) => state.chosenMethod);
  const step = useStore(shownStep);
  const slice = useStore((state) => state.domain?.slice);
  const axes = slice?.axes ?? FIRST_TWO;
  const { data, model, steps, methods: all } = scenario;
  const methods = useMemo(() => all.filter((id) => !hidden.includes(id)), [all, hidden]);

  const base = useMemo(() => safeBase(data), [data]);
  // Most edits change the last step only: what came before is then the same past.
  const earlier = useKept(steps.slice(0, step));
  const past = useMemo(() => pastOf(base, earlier), [base, earlier]);
  const change = steps[step];
  const points = useMemo(() => canvasPoints(past.rows, change, axes), [past, change, axes]);
  const classCount = Math.max(2, classCountOf(scenario));
  const names = useMemo(() => namesOf({ data, model }, classCount, axes), [data, model, classCount, axes]);

  const results = experiment?.outcome.results.steps[step] ?? null;
  const details = experiment?.outcome.details[step] ?? null;
  const maps = experiment?.maps ?? null;
  const source = useMemo(
    () => sourceOf({ base, model, classCount, method }, { results, details, maps }),
    [base, model, classCount, results, details, maps, method],
  );
  const remembered = useMemo(() => rememberedRows(results, details, method), [results, details, method]);
  const isLast = step >= steps.length - 1;
  return useMemo(
    () => ({ past, points, names, slice, classCount, source, remembered, methods, isLast }),
    [past, points, names, slice, classCount, source, remembered, methods, isLast],
  );
};
