import { useEffect, useMemo, useRef } from 'react';
import { type POINT_KINDS, pointKinds } from '../../adaptation/lenses/pointKinds.ts';
import { rememberedRows } from '../../canvas/points/predictions.ts';
import { namesOf } from '../../canvas/useCanvas.ts';
import { classTitle, type Names } from '../../canvas/words/describe.ts';
import { mean, targets } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { pastScenario, runnable, samePast } from '../../scenario/ask.ts';
import { classCountOf } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Overlay, shownStep } from '../../store/state.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';

export type PointKind = (typeof POINT_KINDS)[number];

/** The past points of the shown change, under the model before it. */
export interface PastPoints {
  readonly count: number;
  readonly labels: ArrayLike<number>;
  readonly likelihood: Likelihood;
  readonly outputs: number;
  readonly influence: {
    readonly residual: ArrayLike<number>;
    readonly variance: ArrayLike<number>;
    readonly sensitivity: ArrayLike<number>;
  };
  /** Index into `POINT_KINDS` of each, −1 for none. */
  readonly kinds: Int8Array;
  readonly names: Names;
  /** 'Point 17, class B'. */
  readonly title: (row: number) => string;
}

const alike = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
};

/** The same list as before while its members are the same: what is computed from it stays as it is. */
export const useKept = <T extends ArrayLike<number> | null>(list: T): T => {
  const kept = useRef(list);
  if (!(kept.current && list && alike(kept.current, list))) kept.current = list;
  return kept.current;
};

/** The past of the shown change, as the finished figures have it; null while there are none. */
export const usePastPoints = (): PastPoints | null => {
  const { step, details } = useShown();
  const scenario = useStore((state) => state.scenario);
  const residual = useKept(step?.influence.residual ?? null);
  const variance = useKept(step?.influence.variance ?? null);
  const sensitivity = useKept(step?.influence.sensitivity ?? null);
  const labels = useKept(details?.labelsBefore ?? null);
  const logits = useKept(details?.methods.exact?.logitsStar ?? null);
  const likelihood = details?.modelBefore.likelihood ?? 'bernoulli';
  const outputs = details?.modelBefore.outputs ?? 1;
  const { data, model } = scenario;
  const classCount = Math.max(2, classCountOf(scenario));
  const names = useMemo(() => namesOf({ data, model }, classCount), [data, model, classCount]);
  return useMemo(() => {
    if (!residual || !variance || !sensitivity || !labels || !logits) return null;
    const count = labels.length;
    if (residual.length !== count || logits.length < count * outputs) return null;
    const h = mean(likelihood, Float64Array.from(logits).subarray(0, count * outputs), outputs);
    return {
      count,
      labels,
      likelihood,
      outputs,
      influence: { residual, variance, sensitivity },
      kinds: pointKinds(likelihood, h, targets(likelihood, labels, outputs), outputs),
      names,
      title: (row) => `Point ${row}, ${classTitle(names, labels[row] ?? 0)}`,
    };
  }, [residual, variance, sensitivity, labels, logits, likelihood, outputs, names]);
};

/** Rows of the past that the shown method remembers. */
export const useRemembered = (): readonly number[] => {
  const { step, details } = useShown();
  const method = useStore((state) => state.chosenMethod);
  return useKept(useMemo(() => [...rememberedRows(step, details, method)].sort((a, b) => a - b), [step, details, method]));
};

/** Rows of the past that are selected. */
export const useSelected = (count: number): readonly number[] => {
  const selected = useStore((state) => state.selected);
  return useKept(useMemo(() => selected.filter((row) => row < count).sort((a, b) => a - b), [selected, count]));
};

/** What a study of the past asks: one object as long as the past of the shown change is the same. */
export const usePastScenario = (withMemory: boolean): { readonly scenario: Scenario; readonly step: number } => {
  const scenario = runnable(useStore((state) => state.scenario));
  const step = useStore(shownStep);
  const kept = useRef<{ of: Scenario; step: number; past: Scenario } | null>(null);
  const last = kept.current;
  const same = last?.step === step && samePast(last.of, scenario, step) && (!withMemory || last.of.memory === scenario.memory);
  if (!same) kept.current = { of: scenario, step, past: pastScenario(scenario, step, withMemory) };
  const past = kept.current?.past ?? scenario;
  return useMemo(() => ({ scenario: past, step }), [past, step]);
};

/** Shows something on the canvas while the panel is open and the figures are of the points on the screen. */
export const useOverlay = (wanted: Overlay | null): void => {
  const fits = useStore(({ scenario, experimentOf, activeStep }) => {
    const step = shownStep({ scenario, activeStep });
    return experimentOf !== null && samePast(runnable(experimentOf), runnable(scenario), step);
  });
  const current = useStore((state) => state.overlay);
  const next = fits ? wanted : null;
  useEffect(() => {
    if (current !== next) getStore().show({ overlay: next });
  }, [current, next]);
  useEffect(() => () => getStore().show({ overlay: null }), []);
};
