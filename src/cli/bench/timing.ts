/** Something to be timed beside others of its kind. */
export interface Contender {
  /** Does so many units of work and resolves when the last is done. */
  run(units: number): Promise<void>;
}

export interface Pace {
  /** Time that one timed run should take, in ms. */
  readonly runMs: number;
  /** Timed runs of each contender; fewer, but at least one, where they take longer than `limitMs` altogether. */
  readonly rounds: number;
  readonly limitMs: number;
}

export const FULL: Pace = { runMs: 300, rounds: 7, limitMs: 12_000 };
/** Enough to see that everything runs. */
export const QUICK: Pace = { runMs: 5, rounds: 1, limitMs: 0 };

/** Median of at least one number. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Units that take about `runMs`, found by doubling; what it runs on the way is the warm-up. */
const calibrate = async ({ run }: Contender, runMs: number): Promise<number> => {
  await run(1);
  for (let units = 1; ; units *= 2) {
    const ms = await elapsed(() => run(units));
    if (ms >= runMs / 2) return Math.max(1, Math.round((units * runMs) / ms));
  }
};

/** Units a second of each: medians, the contenders taking turns, so that their ratios come from the same minute. */
export const rates = async (contenders: readonly Contender[], { runMs, rounds, limitMs }: Pace): Promise<number[]> => {
  const runs: { contender: Contender; units: number; spentMs: number; rates: number[] }[] = [];
  for (const contender of contenders) runs.push({ contender, units: await calibrate(contender, runMs), spentMs: 0, rates: [] });
  for (let round = 0; round < rounds; round++)
    for (const run of runs) {
      if (round > 0 && run.spentMs > limitMs) continue;
      const ms = await elapsed(() => run.contender.run(run.units));
      run.spentMs += ms;
      run.rates.push((1000 * run.units) / ms);
    }
  return runs.map((run) => median(run.rates));
};

/** Milliseconds of each piece of work: medians, the pieces taking turns. The caller has warmed them up. */
export const durations = async (pieces: readonly (() => Promise<unknown>)[], { rounds, limitMs }: Pace): Promise<number[]> => {
  const runs = pieces.map((work) => ({ work, spentMs: 0, times: [] as number[] }));
  for (let round = 0; round < rounds; round++)
    for (const run of runs) {
      if (round > 0 && run.spentMs > limitMs) continue;
      const ms = await elapsed(run.work);
      run.spentMs += ms;
      run.times.push(ms);
    }
  return runs.map((run) => median(run.times));
};

/** Throws where two numbers that should be the same differ by more than `allowed`, relative to 1 + |wanted|. */
export const agree = (what: string, got: number, wanted: number, allowed: number): void => {
  const difference = Math.abs(got - wanted) / (1 + Math.abs(wanted));
  if (!(difference <= allowed)) throw new Error(`${what} computed ${got}, the reference ${wanted}: they do not do the same work`);
};
