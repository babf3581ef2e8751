import type { Mark } from '../adaptation/method.ts';
import { methods } from '../adaptation/methods.ts';

/** How a method's line is drawn. */
export type MethodMark = Omit<Mark, 'light' | 'dark'> & { readonly color: string };

/** The mark of a method that this version does not know. */
const SPARE: Omit<MethodMark, 'color'> = { dash: '6 2 2 2', width: 1.75 };

/** The mark that a method declares, with its CSS colour: `--method-<id>`, which the build makes of the mark ('+' becomes '-and-'). */
export const methodMark = (id: string): MethodMark => {
  const { dash, width, double }: Omit<MethodMark, 'color'> = methods.find((method) => method.id === id)?.mark ?? SPARE;
  return { dash, width, double, color: `var(--method-${id.replaceAll('+', '-and-')}, var(--method-other))` };
};
