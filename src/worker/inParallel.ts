import type { Objective } from '../core/objective.ts';
import type { Engine, Problem, Snapshot, TrainOptions } from '../engine/engine.ts';

/**
 * Engine made of equal ones that run at the same time: the objectives of a problem are shared out among them, and their answers and
 * snapshots come back together, as if from one. Where a problem has too few for all, the later ones rest.
 */
export const inParallel = (engines: readonly Engine[], description: string): Engine => {
  const [first] = engines;
  if (!first) throw new Error('inParallel: there is no engine to share the work; pass at least one');
  if (engines.length === 1) return first;

  /** Answers of the engines to their parts, in the order of the problem. */
  const shareOut = async <T>(problem: Problem, work: (engine: Engine, part: Problem) => Promise<T[]>): Promise<T[]> => {
    const parts = split(problem, engines.length);
    const answers = await Promise.all(parts.map((part, i) => work(engines[i] as Engine, part.problem)));
    return gather(parts, answers);
  };

  return {
    ...first,
    description,
    ...(first.prepare && { prepare: async (problem) => void (await Promise.all(engines.map((engine) => engine.prepare?.(problem)))) }),
    evaluate: (problem) => shareOut(problem, (engine, part) => engine.evaluate(part)),
    solve: (problem, options) => shareOut(problem, (engine, part) => engine.solve(part, options)),
    train: (problem, options) => {
      const parts = split(problem, engines.length);
      return parts.length < 2 ? first.train(problem, options) : trainTogether(engines, parts, options);
    },
    async map(model, thetas, points) {
      const size = Math.ceil(thetas.length / engines.length);
      const shares = engines.map((engine, i) => ({ engine, thetas: thetas.slice(i * size, (i + 1) * size) }));
      const busy = shares.filter((share) => share.thetas.length > 0);
      return (await Promise.all(busy.map((share) => share.engine.map(model, share.thetas, points)))).flat();
    },
    dispose() {
      for (const engine of engines) engine.dispose();
    },
  };
};

/** A part of a problem, and which of the objectives it holds. */
interface Part {
  readonly problem: Problem;
  readonly indices: readonly number[];
}

/** Parts of about the same cost, none of them empty unless the problem is: the costliest first, each to who has the least to do. */
const split = (problem: Problem, most: number): Part[] => {
  const { objectives, thetas } = problem;
  const costs = objectives.map(cost);
  const order = costs.map((_, k) => k).sort((one, other) => (costs[other] as number) - (costs[one] as number));
  const shares = Array.from({ length: Math.max(1, Math.min(most, objectives.length)) }, () => ({ load: 0, indices: [] as number[] }));
  for (const k of order) {
    const lightest = shares.reduce((least, share) => (share.load < least.load ? share : least));
    lightest.load += costs[k] as number;
    lightest.indices.push(k);
  }
  return shares.map(({ indices }) => ({
    indices,
    problem: {
      ...problem,
      objectives: indices.map((k) => objectives[k] as Objective),
      thetas: indices.map((k) => thetas[k] as Float64Array),
    },
  }));
};

/** Cost of a step of an objective, in points: a dense Λ takes p² products, a point about 3p. */
const cost = ({ a, terms = [], precision, linear }: Objective): number => {
  const points = a.reduce((count, weight) => (weight === 0 ? count : count + 1), terms.length);
  return points + (precision.kind === 'dense' ? linear.length / 3 : 0) + 8;
};

const gather = <T>(parts: readonly Part[], answers: readonly (readonly T[])[]): T[] => {
  const whole: T[] = [];
  parts.forEach(({ indices }, i) => {
    indices.forEach((k, at) => {
      whole[k] = answers[i]?.[at] as T;
    });
  });
  return whole;
};

const gatherSnapshots = (parts: readonly Part[], snapshots: readonly Snapshot[]): Snapshot => {
  const each = <T>(of: (snapshot: Snapshot) => readonly T[]): T[] => gather(parts, snapshots.map(of));
  return {
    step: (snapshots[0] as Snapshot).step,
    thetas: each(({ thetas }) => thetas),
    values: each(({ values }) => values),
    gradientNorms: each(({ gradientNorms }) => gradientNorms),
  };
};

/** Trains the parts at the same time; a snapshot goes out when all of them have reached its step. One that fails stops the others. */
const trainTogether = async (
  engines: readonly Engine[],
  parts: readonly Part[],
  { signal, onSnapshot, ...options }: TrainOptions,
): Promise<Snapshot> => {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  const queues = parts.map((): Snapshot[] => []);
  const receive = (queue: Snapshot[], snapshot: Snapshot): void => {
    queue.push(snapshot);
    if (stop.signal.aborted || queues.some(({ length }) => length === 0)) return;
    const reached = queues.map((waiting) => waiting.shift() as Snapshot);
    onSnapshot?.(gatherSnapshots(parts, reached));
  };
  try {
    const trainings = parts.map(({ problem }, i) => {
      const queue = queues[i] as Snapshot[];
      const watched = onSnapshot && { onSnapshot: (snapshot: Snapshot) => receive(queue, snapshot) };
      return (engines[i] as Engine).train(problem, { ...options, ...watched, signal: stop.signal });
    });
    return gatherSnapshots(parts, await Promise.all(trainings));
  } finally {
    abort();
    signal?.removeEventListener('abort', abort);
  }
};
