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
