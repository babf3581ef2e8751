/** Largest coordinate of a point, in size: whole numbers up to it are exact. */
export const largestCoordinate = 1e15;
