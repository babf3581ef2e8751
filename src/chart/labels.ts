import type { Place } from './paths.ts';

/** Heights of labels that want to be at `wanted`: none nearer to another than `gap`, none above `top`, and none below `bottom` if they fit. */
export const spreadLabels = (wanted: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = [...wanted.keys()].sort((one, other) => (wanted[one] as number) - (wanted[other] as number));
  const placed = [...wanted];
  let least = top;
  for (const k of order) {
    placed[k] = Math.max(placed[k] as number, least);
    least = (placed[k] as number) + gap;
  }
  let most = Math.max(bottom, top + gap * (wanted.length - 1));
  for (const k of order.reverse()) {
    placed[k] = Math.min(placed[k] as number, most);
    most = (placed[k] as number) - gap;
  }
  return placed;
};

/** A rectangle, pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The square around a mark. */
export const boxAround = ({ x, y }: { readonly x: number; readonly y: number }, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

/** Pixels of a text of this many characters in the labels' size. */
export const textWidth = (text: string): number => 6.6 * text.length + 2;
const TEXT_HEIGHT = 13;

/** A text that wants a place: its centre lies at one of the candidates, the most wanted first. */
export interface Wish {
  readonly id: string;
  readonly text: string;
  /** Pixels that must be free around it. */
  readonly clear?: number;
  readonly candidates: readonly Place[];
}

/** A wish, and the centre of its text. */
export type Placed<W extends Wish> = W & { readonly x: number; readonly y: number };

/** Gives texts their places one after another, inside the plot and clear of each other and of `taken`; a text that finds none is left out. */
export const placeTexts = <W extends Wish>(
  wishes: readonly W[],
  taken: readonly Box[],
  { width, height }: Pick<Box, 'width' | 'height'>,
): Placed<W>[] => {
  const boxes = [...taken];
  return wishes.flatMap((wish) => {
    const { text, clear = 0, candidates } = wish;
    const wide = textWidth(text);
    const isFree = ([x, y]: Place): boolean => {
      const [left, top] = [x - wide / 2, y - TEXT_HEIGHT / 2];
      const around = { x: left - clear, y: top - clear, width: wide + 2 * clear, height: TEXT_HEIGHT + 2 * clear };
      const isInside = left >= 1 && top >= 1 && left + wide <= width - 1 && top + TEXT_HEIGHT <= height - 1;
      return isInside && !boxes.some((other) => overlap(around, other));
    };
    const place = candidates.find(isFree);
    if (!place) return [];
    const [x, y] = place;
    boxes.push({ x: x - wide / 2, y: y - TEXT_HEIGHT / 2, width: wide, height: TEXT_HEIGHT });
    return [{ ...wish, x, y }];
  });
};

/** Centres of a text beside a mark: right, above, below, left, aslant, and further off. */
export const besideMark = (x: number, y: number, text: string, radius: number): Place[] => {
  const half = textWidth(text) / 2 + radius + 3;
  const up = TEXT_HEIGHT / 2 + radius + 2;
  return [1, 1.6, 2.3].flatMap((far): Place[] => [
    [x + half, y - (far - 1) * up],
    [x, y - far * up],
    [x, y + far * up],
    [x - half, y - (far - 1) * up],
    [x + half * 0.8, y - far * up],
    [x + half * 0.8, y + far * up],
    [x - half * 0.8, y - far * up],
    [x - half * 0.8, y + far * up],
  ]);
};

/** Places on lines, those nearest to a ray from `from` at an angle (radians, counter-clockwise) first. */
export const alongRay = (places: readonly Place[], from: Place, angle: number): Place[] => {
  const off = ([x, y]: Place): number => {
    const turn = Math.abs(Math.atan2(from[1] - y, x - from[0]) - angle);
    return Math.min(turn, 2 * Math.PI - turn);
  };
  return [...places].sort((one, other) => off(one) - off(other)).slice(0, 60);
};
