import type { Probed, Trial } from '../adaptation/lenses/probe.ts';
import { study } from './study.ts';

/** The gradients at a place of a landscape, where they are too dear for the page's own thread. */
export interface LandscapeProbeRequest {
  readonly trial: Trial;
  readonly x: number;
  readonly y: number;
}

export interface LandscapeProbeResult extends Probed {
  readonly x: number;
  readonly y: number;
}

export const landscapeProbe = study<LandscapeProbeRequest, LandscapeProbeResult>('landscapeProbe');
