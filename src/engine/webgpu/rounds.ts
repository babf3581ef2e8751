/** Time that a round of steps should take before the device is waited for, in ms: an abort is seen between rounds. */
const ROUND_MS = 40;
/** Bounds on the ratio of a round to the last one: one slow answer says little. */
const MOST = 8;
const LEAST = 0.25;

/** Steps to record before the device is waited for, told from how long the rounds before took. */
export const createRounds = (mostSteps: number) => {
  let steps = 1;
  return {
    get steps(): number {
      return steps;
    },
    /** Takes note of a round of `done` steps. */
    took(done: number, elapsedMs: number): void {
      const factor = Math.max(LEAST, Math.min(MOST, ROUND_MS / Math.max(elapsedMs, 0.1)));
      steps = Math.max(1, Math.min(mostSteps, Math.round(done * factor)));
    },
  };
};
