/** Classes by colour and shape, the same in every plot, table and legend. */

export type Shape = 'circle' | 'triangle' | 'square' | 'diamond' | 'cross' | 'star' | 'wye' | 'plus' | 'pentagon' | 'hexagon';

/** CSS custom properties hold the colours, so that light and dark differ in one place (theme.css). */
export const classColor = (label: number): string => `var(--class-${label % 10})`;
export const SHAPES: readonly Shape[] = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star', 'wye', 'plus', 'pentagon', 'hexagon'];
export const classShape = (label: number): Shape => SHAPES[label % SHAPES.length] as Shape;
