/** Way of a finger from press to release, pixels. */
export interface Way {
  readonly right: number;
  readonly down: number;
}

/** Least way of a swipe, pixels. */
const SWIPE = 36;

/** Step that a swipe means: to the left is the next; 0 where it is none. */
export const swipeOf = ({ right, down }: Way): -1 | 0 | 1 =>
  Math.abs(right) < SWIPE || Math.abs(right) < 1.5 * Math.abs(down) ? 0 : right < 0 ? 1 : -1;

/** The method so many places from another, round and round; the first where it is not among them. */
export const beside = (methods: readonly string[], method: string, by: -1 | 1): string => {
  const at = methods.indexOf(method);
  return (at < 0 ? methods[0] : methods[(at + by + methods.length) % methods.length]) ?? method;
};
