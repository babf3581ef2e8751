/** The number; null beyond float64. */
export const inFloat64 = (value: number): number | null => (Number.isFinite(value) ? value : null);
