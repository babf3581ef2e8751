import { defineGenerator, linspace } from '../generator.ts';

/** Radius of the inner circle; the outer has radius 1. */
const factor = 0.5;

/** A circle inside a circle: outer class 0, inner class 1. scikit-learn's make_circles with its factor at ½. */
export default defineGenerator({
  id: 'circles',
  title: 'Circles',
  description: 'A ring around a ring: no straight line separates them.',
  defaultNoise: 0.1,
  shape: (label, count) => {
    const radius = label === 0 ? 1 : factor;
    return linspace(0, 2 * Math.PI, count, 'without-end').map((t) => [radius * Math.cos(t), radius * Math.sin(t)]);
  },
});
