import type { Box } from '../../chart/labels.ts';
import type { Place } from '../../chart/paths.ts';
import { gapTo } from '../words/placeChips.ts';

/** Places of a card: corners of the frame, and those at the right edge of the stage, half or wholly beside the frame. */
export type Corner = 'top-left' | 'top-right' | 'bottom-right' | 'beside-top' | 'beside-bottom';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels that a card leaves free: to an edge, to the buttons at the bottom, and to a frame, with its strip, that it stands beside. */
export const INSETS = { edge: 8, bottom: 46, beside: 30 } as const;
/** A point nearer to the card than this is hidden by it. */
const CLEAR = 18;

/** The box of a card in a frame of `side` that has `room` to its right. The lower left is left to other marks. */
export const cardBox = (corner: Corner, { width, height }: Size, side: number, room: number): Box => {
  const { edge, bottom, beside } = INSETS;
  const inside = Math.max(edge, side - edge - width);
  const outside = Math.max(inside, Math.min(side + beside, side + room - width));
  const x = corner === 'top-left' ? edge : corner.startsWith('beside') ? outside : inside;
  return { x, y: corner.includes('bottom') ? Math.max(edge, side - bottom - height) : edge, width, height };
};

/**
 * The place of a card that follows a point (pixels): beside the frame where it has room there; else where it was, unless that hides the
 * point; else the corner farthest from the point; and where every corner hides it, half beside the frame.
 */
export const cornerFor = (point: Place, card: Size, side: number, room: number, before: Corner | null): Corner => {
  if (room >= INSETS.beside + card.width) return 'beside-top';
  const gap = (corner: Corner): number => gapTo(cardBox(corner, card, side, room), point);
  if (before && gap(before) > CLEAR) return before;
  const farthest = (...corners: readonly [Corner, ...Corner[]]): Corner =>
    corners.reduce((best, corner) => (gap(corner) > gap(best) ? corner : best));
  const corner = farthest('top-right', 'top-left', 'bottom-right');
  return gap(corner) > CLEAR ? corner : farthest(corner, 'beside-top', 'beside-bottom');
};
