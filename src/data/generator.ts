import { createRandom, type Random } from '../core/random.ts';

export interface GeneratorRequest {
  /** Points altogether; class 0 has ⌊count / 2⌋ of them. */
  count: number;
  /** Standard deviation of the Gaussian noise on each coordinate. */
  noise: number;
  seed: number;
}

export interface Generator {
  readonly id: string;
  readonly title: string;
  /** Sentence for the menu. */
  readonly description: string;
  readonly defaultNoise: number;
  /** Rows [x1, x2, label], shuffled. The same request gives the same rows in every browser and in Node. */
  generate(request: GeneratorRequest): number[][];
}

/** A plug-in: its name, and the places of one class's points before noise. */
export interface GeneratorDefinition extends Omit<Generator, 'generate'> {
  shape(label: 0 | 1, count: number, random: Random): [x1: number, x2: number][];
}

/** `count` numbers from `from` to `to`, evenly spaced, with both ends (as numpy.linspace), or without the last one. */
export const linspace = (from: number, to: number, count: number, end: 'with-end' | 'without-end' = 'with-end'): number[] => {
  const gaps = end === 'with-end' ? count - 1 : count;
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / Math.max(gaps, 1));
};

/** Six decimals: engines may differ in the last bit of sine and logarithm, not in these. Never −0. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** The generator of a definition: both classes, shuffled, then noise, then rounding; scikit-learn's order. */
export const defineGenerator = ({ shape, ...about }: GeneratorDefinition): Generator => ({
  ...about,
  generate: ({ count, noise, seed }) => {
    const random = createRandom(seed);
    const half = Math.floor(count / 2);
    const clean = [
      ...shape(0, half, random).map(([x1, x2]) => ({ x1, x2, label: 0 })),
      ...shape(1, count - half, random).map(([x1, x2]) => ({ x1, x2, label: 1 })),
    ];
    return random
      .shuffle(clean)
      .map(({ x1, x2, label }) => [rounded(x1 + noise * random.normal()), rounded(x2 + noise * random.normal()), label]);
  },
});
