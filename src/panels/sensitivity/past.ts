import { useMemo } from 'react';
import { pointKinds } from '../../adaptation/lenses/pointKinds.ts';
import { rememberedRows } from '../../canvas/points/predictions.ts';
import { namesOf } from '../../canvas/useCanvas.ts';
import { classTitle, type Names } from '../../canvas/words/describe.ts';
import { mean, targets } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { runnable, samePast } from '../../scenario/ask.ts';
import { classCountOf } from '../../scenario/defaults.ts';
import { useKept } from '../../ui/useKept.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Context } from '../context.ts';

/** The past points of the shown change, under the model before it. */
export interface PastPoints {
  readonly count: number;
  readonly labels: readonly number[];
  readonly likelihood: Likelihood;
  readonly outputs: number;
  /** NaN where a figure cannot be had. */
  readonly influence: Readonly<Record<'residual' | 'variance' | 'sensitivity', readonly number[]>>;
  /** Why it cannot. */
  readonly problem: string | null;
  /** Index into `POINT_KINDS` of each, −1 for none. */
  readonly kinds: Int8Array;
  readonly names: Names;
  /** 'Point 17, class B'. */
  readonly title: (row: number) => string;
}

export interface Past {
  /** Null until there are figures. */
  readonly points: PastPoints | null;
  /** Rows that are selected, ascending. */
  readonly selected: readonly number[];
  /** The same, and the rows that the shown method remembers: what has a ring in the charts. */
  readonly held: Held;
  /** The figures are of the points on the screen. */
  readonly fits: boolean;
}

export interface Held {
  readonly selected: ReadonlySet<number>;
  readonly remembered: ReadonlySet<number>;
}

export const hasPoints = ({ shown: { details } }: Context): boolean => (details?.labelsBefore.length ?? 0) > 0;

export const WAITING = 'The figures of the past points are being computed.';
export const NO_POINTS = 'There are no past points before this change: add some to the data.';

const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? Number.NaN);

const usePoints = ({ scenario, shown: { step, details } }: Context): PastPoints | null => {
  const influence = useKept(step?.influence ?? null);
  const labels = useKept(details?.labelsBefore ?? null);
  const logits = useKept(details?.methods.exact?.logitsStar ?? null);
  const { likelihood = 'bernoulli', outputs = 1 } = details?.modelBefore ?? {};
  const names = useKept(namesOf(scenario, Math.max(2, classCountOf(scenario))));
  return useMemo(() => {
    if (!influence || !labels || !logits) return null;
    const count = labels.length;
    if (influence.residual.length !== count || logits.length < count * outputs) return null;
    const h = mean(likelihood, Float64Array.from(logits).subarray(0, count * outputs), outputs);
    return {
      count,
      labels,
      likelihood,
      outputs,
      influence: {
        residual: numbers(influence.residual),
        variance: numbers(influence.variance),
        sensitivity: numbers(influence.sensitivity),
      },
      problem: influence.undefinedBecause ?? null,
      kinds: pointKinds(likelihood, h, targets(likelihood, labels, outputs), outputs),
      names,
      title: (row) => `Point ${row}, ${classTitle(names, labels[row] ?? 0)}`,
    };
  }, [influence, labels, logits, likelihood, outputs, names]);
};

/** The past as the finished figures have it, and what of it is selected and remembered. */
export const usePast = (context: Context): Past => {
  const { step, details } = context.shown;
  const points = usePoints(context);
  const count = points?.count ?? 0;
  const all = useStore((state) => state.selected);
  const selected = useKept(all.filter((row) => row < count).sort((a, b) => a - b));
  const remembered = useKept([...rememberedRows(step, details, context.method)]);
  const held = useMemo(() => ({ selected: new Set(selected), remembered: new Set(remembered) }), [selected, remembered]);
  const fits = useStore(
    ({ scenario, experimentOf }) => experimentOf !== null && samePast(runnable(experimentOf), runnable(scenario), context.step),
  );
  return { points, selected, held, fits };
};
