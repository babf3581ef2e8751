import type { Engines } from './engines.ts';
import type { Findings } from './measurement.ts';
import type { Pace } from './timing.ts';

export interface Ground extends Engines {
  readonly pace: Pace;
  readonly quick: boolean;
}

/** Measures one row of the table, on the bench page. */
export type Row = (ground: Ground) => Promise<Findings>;
