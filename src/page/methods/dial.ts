/** The plane of two gradients: the true one points up, one unit long. */

import type { GradientComparison } from '../../adaptation/reconstruction.ts';

/** Tip of the reconstruction, in lengths of the true gradient: to the right by what is wrong of its direction, up by its gain. */
export interface DialTip {
  readonly right: number;
  readonly up: number;
  /** It is longer than it is drawn. */
  readonly isCut: boolean;
}

/** Room around the foot of the arrows, in lengths of the true gradient. */
export const DIAL_ROOM = { right: 1.1, up: 1.25, down: 0.3 } as const;

/** Tip of a reconstruction; its distance from the tip of the true gradient is the relative error. Null where there is no true gradient. */
export const dialTip = ({ trueNorm, reconstructedNorm, gain }: GradientComparison): DialTip | null => {
  if (gain === null || !Number.isFinite(gain) || !(trueNorm > 0)) return null;
  const right = Math.sqrt(Math.max(0, (reconstructedNorm / trueNorm) ** 2 - gain * gain));
  // A gain of -0 has all the room above it.
  const upRoom = gain < 0 ? DIAL_ROOM.down / -gain : DIAL_ROOM.up / Math.abs(gain);
  const share = Math.min(1, DIAL_ROOM.right / right, upRoom);
  return { right: share * right, up: share * gain, isCut: share < 1 };
};

/** Direction and length in words: '22° off, 0.61 as long'. */
export const dialWords = ({ trueNorm, reconstructedNorm, cosine }: GradientComparison): string => {
  const length = `${(reconstructedNorm / trueNorm).toFixed(2)} as long`;
  if (cosine === null) return length;
  return `${Math.round((180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, cosine))))}° off, ${length}`;
};
