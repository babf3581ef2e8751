import { defineGenerator, linspace } from '../generator.ts';

/** Two interleaving half circles: outer (cos t, sin t), inner (1 − cos t, ½ − sin t), t in [0, π]. scikit-learn's make_moons. */
export default defineGenerator({
  id: 'moons',
  title: 'Two moons',
  description: 'Two half circles that reach into each other.',
  defaultNoise: 0.2,
  shape: (label, count) =>
    linspace(0, Math.PI, count).map((t) => (label === 0 ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)])),
});
