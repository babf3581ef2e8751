import { defineGenerator, linspace } from '../generator.ts';

const turns = 1.25;
/** Both arms start this far from the origin and end at radius 1. */
const start = 0.1;

/** Two Archimedean spirals, half a turn apart: radius r, angle 2π · turns · r (+ π for class 1). */
export default defineGenerator({
  id: 'spirals',
  title: 'Spirals',
  description: 'Two arms wound around each other: hard for few features, a task for a network.',
  defaultNoise: 0.04,
  shape: (label, count) =>
    linspace(start, 1, count).map((r) => {
      const angle = 2 * Math.PI * turns * r + label * Math.PI;
      return [r * Math.cos(angle), r * Math.sin(angle)];
    }),
});
