/** Sides of the curtain: a method's id, or 'before' for the model before the change. */
export interface Sides {
  readonly left: string;
  readonly right: 'exact';
}

/** The chosen method against exact retraining; where that is the chosen one, the model before the change against it. */
export const sidesOf = (chosen: string): Sides => ({ left: chosen === 'exact' ? 'before' : chosen, right: 'exact' });

/** The share that a curtain is kept in. */
export const curtainAt = (share: number): number => Math.min(1, Math.max(0, share));

/** Shares that a key moves the curtain by, and by the long way. */
const STEP = 0.01;
const LEAP = 0.1;

/** Place of the curtain after a key; null for a key that does not move it. */
export const curtainAfter = (key: string, isLong: boolean, at: number): number | null => {
  const step = isLong ? LEAP : STEP;
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    PageDown: at - LEAP,
    PageUp: at + LEAP,
    Home: 0,
    End: 1,
  };
  const to = places[key];
  return to === undefined ? null : curtainAt(Number(to.toFixed(4)));
};
