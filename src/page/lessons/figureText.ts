import { numbersIn } from '../../lessons/language.ts';
import type { Words } from '../../lessons/words.ts';
import { EXACT, type Unit } from '../../scenario/figures.ts';
import { formatFigure, NOT_DEFINED } from '../../ui/format.ts';

/** A figure as a card writes it, in the words and numerals of a language. */
export const figureText = (unit: Unit, value: number | null, { lang, column }: Words): string => {
  const text = formatFigure(unit, value);
  if (text === EXACT) return column.exact;
  return text === NOT_DEFINED ? column.notDefined : numbersIn(lang, text);
};
