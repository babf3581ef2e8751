import { FIGURES, type FigureId } from '../scenario/figures.ts';
import { isTerm, type TermId } from './glossary.ts';

/** Numbers of the scenario at hand that a text may hold: the size of the memory, of the past, and of what came. */
export type Count = 'memory.size' | 'past.count' | 'new.count';

/** A piece of a lesson's text. `live` figures are read from the results whenever they change. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'term'; readonly term: TermId; readonly text: string }
  | { readonly kind: 'tex'; readonly tex: string }
  | { readonly kind: 'figure'; readonly method: string; readonly figure: FigureId }
  | { readonly kind: 'count'; readonly count: Count };

const COUNTS: readonly string[] = ['memory.size', 'past.count', 'new.count'] satisfies Count[];
/** `*emphasis*`, `[term]` or `[shown|term]`, `$tex$`, `{method.figure}` or `{count}`; the star of θ* and f* is no mark. */
const PIECE = /(?<![θf])\*(?<emphasis>(?:[^*]|(?<=[θf])\*)+?)(?<![θf])\*|\[(?<term>[^\]]+)\]|\$(?<tex>[^$]+)\$|\{(?<live>[^}]+)\}/g;

/** Pieces of a text in the markup of lessons, a number and its per cent sign never on two lines. Throws an Error that names what it does not know. */
export const parseMarkup = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to <= at) return;
    const between = text.slice(at, to);
    if (/(?<![θf])\*|[[\]{}$]/.test(between)) throw new Error(`parseMarkup: a mark stands alone in "${between}"`);
    pieces.push({ kind: 'text', text: between.replace(/(\d) %/g, '$1\u00a0%') });
  };
  for (const match of text.matchAll(PIECE)) {
    plain(match.index);
    at = match.index + match[0].length;
    pieces.push(pieceOf(match.groups ?? {}));
  }
  plain(text.length);
  return pieces;
};

const pieceOf = ({ emphasis, term, tex, live = '' }: Partial<Record<string, string>>): Piece => {
  if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis };
  if (tex !== undefined) return { kind: 'tex', tex };
  if (term !== undefined) {
    const [text = '', id = text] = term.split('|');
    if (!isTerm(id)) throw new Error(`parseMarkup: no term "${id}"`);
    return { kind: 'term', term: id, text };
  }
  if (COUNTS.includes(live)) return { kind: 'count', count: live as Count };
  const dot = live.lastIndexOf('.');
  const figure = live.slice(dot + 1);
  if (dot < 1 || !Object.hasOwn(FIGURES, figure)) throw new Error(`parseMarkup: no figure "${live}"`);
  return { kind: 'figure', method: live.slice(0, dot), figure: figure as FigureId };
};

/** The same of a text that anybody wrote: where its marks do not fit it is shown as it stands. */
export const readMarkup = (text: string): Piece[] => {
  try {
    return parseMarkup(text);
  } catch {
    return [{ kind: 'text', text }];
  }
};

/** Words of a text: what a person reads at a glance; a figure or a formula counts as one. */
export const wordCount = (text: string): number =>
  parseMarkup(text)
    .map((piece) => ('text' in piece ? piece.text : ' x '))
    .join('')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
