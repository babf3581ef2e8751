import { norm } from '../../core/vectors.ts';
import type { MethodOption } from '../method.ts';
import type { SiteSpace } from './space.ts';

/** A setting of an algorithm: a number in scenario.sites.rounds.options under 'algorithm.option'. */
export type RoundOption = Omit<Extract<MethodOption, { kind: 'range' }>, 'default'> & {
  /** Default for K sites. */
  readonly default: (sites: number) => number;
};

export type RoundSettings = (option: string) => number;

/** Algorithm that goes round: the server's θ to the sites, what they make of it back to the server. */
export interface RoundAlgorithm {
  readonly id: string;
  readonly title: string;
  /** Sentence that says what the sites send. */
  readonly summary: string;
  /** Its place in menus, smallest first. */
  readonly place: number;
  readonly options: readonly RoundOption[];
  /** Numbers that one site sends in a round, for p weights. */
  sent(parameters: number): number;
  /** The rounds one after the other, without end; undefined between the iterations of a fit. */
  rounds(space: SiteSpace, settings: RoundSettings): Generator<Float64Array | undefined, never>;
}

/** Names the shape; the default export of a file in `algorithms/`. */
export const defineRounds = (algorithm: RoundAlgorithm): RoundAlgorithm => algorithm;

/** θ of the first `count` rounds; `diverged` where ‖θ‖ passed 1e6 or was no number: what follows is null. Yields between iterations. */
export interface Course {
  readonly thetas: readonly (Float64Array | null)[];
  readonly diverged: boolean;
}

/** ‖θ‖ beyond which an algorithm has diverged. */
const FAR = 1e6;

export function* courseOf(algorithm: RoundAlgorithm, space: SiteSpace, count: number, settings: RoundSettings): Generator<void, Course> {
  const thetas: (Float64Array | null)[] = [];
  for (const theta of algorithm.rounds(space, settings)) {
    if (!theta) {
      yield;
      continue;
    }
    const size = norm(theta);
    thetas.push(Number.isFinite(size) ? theta : null);
    const diverged = !(size <= FAR);
    if (diverged || thetas.length === count) return { thetas: [...thetas, ...new Array<null>(count - thetas.length).fill(null)], diverged };
  }
  throw new Error(`courseOf: ${algorithm.id} ended before ${count} rounds; its rounds go on without end`);
}

/** Work whose pauses are passed on as undefined. */
export function* paused<T>(work: Generator<void, T>): Generator<undefined, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield undefined;
  }
}
