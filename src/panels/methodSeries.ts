import type { Series } from '../chart/rows.ts';
import { methodTitle } from '../ui/catalog.ts';
import { methodMark } from '../ui/methodMarks.ts';

/** A method as a series of a chart. */
export const methodSeries = (id: string): Series => ({ id, title: methodTitle(id), style: methodMark(id), method: id });
