import { largestCoordinate } from '../data/coordinate.ts';

/** Most that a scenario may ask for; beyond it a browser tab would hang or run out of memory. */
export const limits = {
  presetPoints: 20_000,
  points: 100_000,
  steps: 200,
  degree: 12,
  hiddenLayers: 3,
  hiddenUnits: 256,
  /** p: methods with a full curvature keep p × p numbers. */
  parameters: 5_000,
  /** n · p: entries of a Jacobian. */
  jacobian: 50_000_000,
  coordinate: largestCoordinate,
  classes: 100,
  probes: 1_000,
  sites: 8,
  rounds: 100,
  /** Values in `view`, nested ones included. */
  viewValues: 1_000,
} as const;

/** Longest link that is read or written, in characters, and most points, fields, methods and levels of nesting in it; 200 changes of the model have 2,000 fields. */
export const linkLimits = { characters: 200_000, points: 20_000, features: 200, fields: 3_000, methods: 100, levels: 20 } as const;
