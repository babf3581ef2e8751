/** Index of the place (x and y by turns) nearest to (x, y) and no farther than `reach`; −1 for none. Of equals the last, which is on top. */
export const nearest = (places: ArrayLike<number>, x: number, y: number, reach: number, allowed?: (index: number) => boolean): number => {
  let best = -1;
  let shortest = reach * reach;
  for (let k = 0; 2 * k < places.length; k++) {
    const dx = (places[2 * k] as number) - x;
    const dy = (places[2 * k + 1] as number) - y;
    const square = dx * dx + dy * dy;
    if (square <= shortest && (!allowed || allowed(k))) {
      shortest = square;
      best = k;
    }
  }
  return best;
};
