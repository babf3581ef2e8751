import type { Claim, Measure, Quantity } from '../../../lessons/claim.ts';
import { FIGURES, type Figure, type FigureId } from '../../../scenario/figures.ts';
import { methodTitle } from '../../../ui/catalog.ts';
import { formatFigure, formatNumber } from '../../../ui/format.ts';

/** Figures in which an own lesson asks and claims, in words that follow a method's name. */
export const SAID = {
  disagreement: 'difference from exact',
  gradientError: 'past gradient error',
  accuracyPast: 'accuracy on the past',
  accuracyNew: 'accuracy on the new points',
  accuracyAll: 'accuracy on all points',
  cost: 'points a gradient',
} as const satisfies Partial<Record<FigureId, string>>;

export type SaidId = keyof typeof SAID;
export const SAID_IDS = Object.keys(SAID) as SaidId[];

const figureText = (id: FigureId): string => {
  const { name, title }: Figure = FIGURES[id];
  return Object.hasOwn(SAID, id) ? SAID[id as SaidId] : (title ?? name);
};

/** A quantity in words: 'the difference from exact of K-prior'. */
const named = (of: Quantity): string => {
  if ('point' in of) return `the ${of.of} of point ${of.point + 1}`;
  if ('way' in of) return `the ${of.way} of ${methodTitle(of.method)} at t = ${of.t}`;
  return `the ${figureText(of.figure)} of ${methodTitle(of.method)}`;
};

const valueText = (of: Quantity, value: number): string =>
  'figure' in of ? formatFigure(FIGURES[of.figure].unit, value) : formatNumber(value);

/** A claim in words: 'the difference from exact of K-prior is less than 1.0 %'. */
export const claimText = ({ left, op, right, times = 1 }: Claim): string => {
  const is = op === '<' ? 'is less than' : op === '>' ? 'is more than' : 'is about';
  const other = typeof right === 'number' ? valueText(left, right) : `${times === 1 ? '' : `${formatNumber(times)} times `}${named(right)}`;
  return `${named(left)} ${is} ${other}`;
};

/** A quantity with its value: 'the difference from exact of K-prior is 3.2 %'. */
export const quantityText = (of: Quantity, measure: Measure): string => {
  const value = measure(of);
  return `${named(of)} is ${value === null ? 'not defined' : valueText(of, value)}`;
};
