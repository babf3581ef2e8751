import type { Scenario } from '../scenario/types.ts';
import { workOf } from '../scenario/work.ts';

/** The pace of this machine is told from runs that are expected to take so long at least, s: of shorter ones little is arithmetic. */
const TELLING_S = 0.05;
const SLOWEST = 20;
const FASTEST = 0.1;

/** Expectation of how long a run takes here: the estimate of its work, by the pace of the runs before it. */
export interface Pace {
  /** Seconds that a run of a scenario is expected to take. */
  expect(scenario: Scenario): number;
  /** Learns from a run that took so many milliseconds. */
  learn(scenario: Scenario, elapsedMs: number): void;
}

export const createPace = (): Pace => {
  /** Seconds by the clock for a second of the estimate; until a run has told, the estimate is taken as it is. */
  let pace: number | null = null;
  return {
    expect: (scenario) => workOf(scenario) * (pace ?? 1),
    learn(scenario, elapsedMs) {
      const estimate = workOf(scenario);
      if (estimate < TELLING_S) return;
      const seen = Math.min(SLOWEST, Math.max(FASTEST, elapsedMs / 1000 / estimate));
      pace = pace === null ? seen : (pace + seen) / 2;
    },
  };
};
