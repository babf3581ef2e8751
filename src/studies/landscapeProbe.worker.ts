import { probeOf } from '../adaptation/lenses/probe.ts';
import { landscapeProbe } from './landscapeProbe.ts';
import { answer } from './study.ts';

export default answer(landscapeProbe, async ({ trial, x, y }) => ({ x, y, ...probeOf(trial)(x, y) }));

export const usesEngine = false;
