import { defineGenerator } from '../generator.ts';

/** Clean points keep this far from the axes and go out to 1. */
const gap = 0.1;

/** Four squares: x1 x2 > 0 is class 0, x1 x2 < 0 is class 1. */
export default defineGenerator({
  id: 'xor',
  title: 'Exclusive or',
  description: 'Four squares, opposite ones alike: neither coordinate says anything by itself.',
  defaultNoise: 0.1,
  shape: (label, count, random) =>
    Array.from({ length: count }, (_, i) => {
      const side = i % 2 === 0 ? 1 : -1;
      const x1 = side * (gap + (1 - gap) * random.uniform());
      const x2 = (label === 0 ? side : -side) * (gap + (1 - gap) * random.uniform());
      return [x1, x2];
    }),
});
