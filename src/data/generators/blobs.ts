import { defineGenerator } from '../generator.ts';

/** Two round clouds about (−1, −½) and (1, ½); `noise` is their standard deviation. scikit-learn's make_blobs. */
export default defineGenerator({
  id: 'blobs',
  title: 'Blobs',
  description: 'Two round clouds: the easiest case, and overlapping when the noise is high.',
  defaultNoise: 0.6,
  shape: (label, count) => Array.from({ length: count }, () => (label === 0 ? [-1, -0.5] : [1, 0.5])),
});
