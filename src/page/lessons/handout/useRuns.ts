import { useEffect, useState } from 'react';
import type { Lesson } from '../../../lessons/lesson.ts';
import { scenarioAt } from '../../../lessons/lesson.ts';
import { runnable } from '../../../scenario/ask.ts';
import { basePoints, dimensionOf } from '../../../scenario/defaults.ts';
import type { Scenario } from '../../../scenario/types.ts';
import { axesOf, nextDomain } from '../../../store/domain.ts';
import { FINE } from '../../../store/store.ts';
import type { Domain, Experiment } from '../../../studies/experiment.ts';
import { getPage } from '../../usePage.ts';

/** A step's scenario, run. */
export interface Run {
  readonly experiment: Experiment;
  /** Box of its picture; null of data with less than two inputs. */
  readonly domain: Domain | null;
}

export interface Runs {
  /** Share of the steps that are computed, 0 … 1. */
  readonly share: number;
  /** Step that is being computed, from 1. */
  readonly step: number;
  /** Why this step could not be computed; null while all is well. */
  readonly problem: string | null;
  /** The run of a step's scenario, once all are computed. */
  readonly runOf: ((scenario: Scenario) => Run) | null;
}

/** What decides the figures and the picture's box of a scenario. */
const keyOf = ({ title: _, view, ...rest }: Scenario): string => JSON.stringify([rest, view?.axes]);

const START: Runs = { share: 0, step: 1, problem: null, runOf: null };

/** Runs every step of a lesson in a worker of its own: what the page computes goes on, and ends it with the component. */
export const useRuns = (lesson: Lesson): Runs => {
  const [runs, setRuns] = useState(START);
  useEffect(() => {
    const { runner, dispose } = getPage().anotherRunner();
    const abort = new AbortController();
    const known = new Map<string, Run>();
    const work = async (): Promise<void> => {
      const count = lesson.steps.length;
      for (let k = 0; k < count; k++) {
        const scenario = scenarioAt(lesson, k);
        const key = keyOf(scenario);
        if (known.has(key)) continue;
        setRuns({ ...START, step: k + 1, share: k / count });
        const asked = runnable(scenario);
        const domain = nextDomain(asked, basePoints(asked.data), null, false, axesOf(asked.view?.axes, dimensionOf(asked.data)));
        const view = domain && { step: asked.steps.length - 1, domain, resolution: FINE };
        const experiment = await runner.run(
          { scenario: asked, view },
          { signal: abort.signal, onProgress: ({ share }) => setRuns({ ...START, step: k + 1, share: (k + share) / count }) },
        );
        known.set(key, { experiment, domain });
      }
      const runOf = (scenario: Scenario): Run => known.get(keyOf(scenario)) as Run;
      setRuns({ step: count, share: 1, problem: null, runOf });
    };
    work().catch((error: unknown) => {
      if (abort.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      setRuns((before) => ({ ...before, problem: why }));
    });
    return () => {
      abort.abort();
      dispose();
    };
  }, [lesson]);
  return runs;
};
