/** Class by colour and shape, method by hue and dash: the same in every plot, table and legend. */

export type Shape = 'circle' | 'triangle' | 'square' | 'diamond' | 'cross' | 'star' | 'wye' | 'plus' | 'pentagon' | 'hexagon';

/** CSS custom properties hold the colours, so that light and dark differ in one place (theme.css). */
export const classColor = (label: number): string => `var(--class-${label % 10})`;
export const SHAPES: readonly Shape[] = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star', 'wye', 'plus', 'pentagon', 'hexagon'];
export const classShape = (label: number): Shape => SHAPES[label % SHAPES.length] as Shape;

export interface MethodMark {
  /** CSS colour. */
  readonly color: string;
  /** SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  /** Stroke width in CSS pixels. */
  readonly width: number;
  /** Drawn as two parallel thin lines. */
  readonly double: boolean;
}

const MARKS: Record<string, Omit<MethodMark, 'color'>> = {
  exact: { dash: '', width: 2.75, double: false },
  'keep-old': { dash: '1 3', width: 1.5, double: false },
  'fine-tune': { dash: '10 3 2 3', width: 1.75, double: false },
  'weight-prior': { dash: '2 6', width: 1.75, double: false },
  'ewc-diagonal': { dash: '8 4', width: 1.75, double: false },
  'ewc-full': { dash: '14 4', width: 1.75, double: false },
  functional: { dash: '2 3', width: 2, double: false },
  replay: { dash: '5 3', width: 1.75, double: false },
  'k-prior': { dash: '', width: 2, double: false },
  'k-prior+ewc': { dash: '', width: 4, double: true },
  combined: { dash: '12 3 2 3 2 3', width: 1.75, double: false },
  'centred-replay': { dash: '4 2 1 2', width: 1.75, double: false },
  influence: { dash: '1 4 6 4', width: 1.75, double: false },
};

const SPARE: Omit<MethodMark, 'color'> = { dash: '6 2 2 2', width: 1.75, double: false };

/** Colour of a method: `--method-<id>` of theme.css ('+' becomes 'and'), with a fallback for methods that theme.css does not know. */
export const methodMark = (id: string): MethodMark => ({
  ...(MARKS[id] ?? SPARE),
  color: `var(--method-${id.replaceAll('+', '-and-')}, var(--method-other))`,
});
