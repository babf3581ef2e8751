import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of seeded random numbers; every call takes the stream forward. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Standard normal, by Box–Muller. */
  normal(): number;
  /** Uniform on 0, 1, …, n − 1; n at least 1. */
  integer(n: number): number;
  /** The items in a random order (Fisher–Yates); the argument stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** k of 0, 1, …, n − 1 without replacement, in random order; all of them where k exceeds n. */
  pick(n: number, k: number): number[];
}

/** A 32-bit hash of a 32-bit word (MurmurHash3's finaliser): neighbouring seeds give unrelated states. */
const scramble = (word: number): number => {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** Four words of state for any finite seed; integers up to 2⁵³ all differ. */
const stateOf = (seed: number): number[] => {
  const low = seed | 0;
  const high = Math.floor(seed / 2 ** 32) | 0;
  return [0x9e3779b9, 0x3c6ef372, 0xdaa66d2b, 0x78dde6e4].map((salt) => scramble(scramble(low + salt) ^ (high + salt)));
};

/**
 * The random numbers of `seed` (xoroshiro128+): the same stream of `uniform`, `integer`, `shuffle` and `pick` in every browser and in
 * Node. `normal` calls Math.log and Math.cos, whose last bit engines may round differently: round what must be equal everywhere.
 */
export const createRandom = (seed: number): Random => {
  const source = xoroshiro128plusFromState(stateOf(seed));
  const uniform = (): number => uniformFloat64(source);
  const integer = (n: number): number => uniformInt(source, 0, n - 1);

  /** Items 0 … k − 1 of a random order of the items. */
  const draw = <Item>(items: readonly Item[], k: number): Item[] => {
    const drawn = [...items];
    for (let i = 0; i < Math.min(k, drawn.length - 1); i++) {
      const j = i + integer(drawn.length - i);
      [drawn[i], drawn[j]] = [drawn[j] as Item, drawn[i] as Item];
    }
    return drawn.slice(0, k);
  };

  return {
    uniform,
    // 1 − u is in (0, 1], so that the logarithm is finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    integer,
    shuffle: (items) => draw(items, items.length),
    pick: (n, k) =>
      draw(
        Array.from({ length: n }, (_, i) => i),
        k,
      ),
  };
};
