/** Frames that a whole training is watched in. */
const FRAMES = 100;

/** Optimizer steps between two frames of a training of so many steps. */
export const stepsPerFrame = (steps: number): number => Math.max(1, Math.round(steps / FRAMES));
