import { methodTitle } from '../../ui/catalog.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import type { CanvasPoint } from '../points/points.ts';
import { type Boundaries, followLines, type Named, type PlacedChips, placeChips } from './placeChips.ts';

/** A name on the canvas beside what it names: 'exact', the chosen method, 'new data (12)', 'before'. */
export interface Chip {
  /** A method's id, 'new' or 'before'. */
  readonly id: string;
  readonly text: string;
  readonly color: string;
  /** Class whose mark stands before the text. */
  readonly mark?: number;
}

/** Room of a class's mark before a text, pixels. */
export const MARK_ROOM = 13;

export const chipsOf = (
  methods: readonly string[],
  chosen: string,
  added: readonly CanvasPoint[],
  colorLabel: (label: number) => number,
  isUnchanged = false,
): Chip[] => {
  const chips: Chip[] = [];
  // Where nothing has changed, the line before lies under that of exact.
  const isOne = isUnchanged && methods.includes('exact');
  if (methods.includes('exact')) chips.push({ id: 'exact', text: isOne ? 'exact = before' : 'exact', color: methodMark('exact').color });
  if (chosen !== 'exact' && methods.includes(chosen)) {
    chips.push({ id: chosen, text: methodTitle(chosen), color: methodMark(chosen).color });
  }
  if (added.length > 0) {
    const first = colorLabel(added[0]?.label ?? 0);
    const same = added.every((point) => colorLabel(point.label) === first);
    chips.push({ id: 'new', text: `new data (${added.length})`, color: 'var(--ink)', ...(same && { mark: first }) });
  }
  // The old model is what was before.
  if (!isOne && (chosen !== 'keep-old' || !methods.includes(chosen))) chips.push({ id: 'before', text: 'before', color: 'var(--before)' });
  return chips;
};

/** Chips on the screen: groups by `data-label`, each a text on a rectangle, and a leader where it lies apart from what it names. */
export interface ChipsLayer {
  /** Places the chips of a picture along the boundaries that are drawn, clear of its points. */
  draw(named: Named, boundaries: Boundaries): void;
  /** Takes the chips with boundaries that are drawn anew, until the next placing. */
  follow(named: Named, boundaries: Boundaries): void;
  dispose(): void;
}

/** `again` is called when a font has come and the chips are wider or narrower than they were. */
export const createChipsLayer = (room: SVGSVGElement, again: () => void): ChipsLayer => {
  /** Widths in pixels. Each text is measured once, its digits as zeros, so that a count may run. */
  const widths = new Map<string, number>();
  const pen = document.createElement('canvas').getContext('2d');
  let placed: PlacedChips | null = null;

  const textWidth = (text: string): number => {
    if (!pen) return 10 + 7 * text.length;
    const alike = text.replace(/\d/g, '0');
    const known = widths.get(alike);
    if (known !== undefined) return known;
    pen.font = `600 12px ${getComputedStyle(room).fontFamily}`;
    const width = pen.measureText(alike).width + 10;
    widths.set(alike, width);
    return width;
  };
  const widthOf = ({ text, mark }: Chip): number => textWidth(text) + (mark === undefined ? 0 : MARK_ROOM);
  const assign = (element: Element, attributes: Readonly<Record<string, string>>): void => {
    // What is set anew is laid out anew.
    for (const [name, value] of Object.entries(attributes)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const show = ({ chips }: Named, { chips: shown }: PlacedChips): void => {
    for (const { id } of chips) {
      const group = room.querySelector(`[data-label="${id}"]`);
      const chip = shown.get(id);
      if (!group) continue;
      assign(group, { visibility: chip ? 'visible' : 'hidden' });
      if (!chip) continue;
      const { x, y, width, leader } = chip;
      assign(group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
      for (const rect of group.querySelectorAll('rect')) assign(rect, { x: String(-width / 2), width: String(width) });
      for (const mark of group.querySelectorAll('.canvas-mark')) assign(mark, { transform: `translate(${MARK_ROOM - 3 - width / 2} 0)` });
      const d = leader ? `M0 0L${(leader[0] - x).toFixed(1)} ${(leader[1] - y).toFixed(1)}` : '';
      for (const path of group.querySelectorAll('.canvas-leader')) assign(path, { d });
    }
  };
  const fontsCame = (): void => {
    widths.clear();
    again();
  };
  document.fonts.addEventListener('loadingdone', fontsCame);

  return {
    draw: (named, boundaries) => {
      placed = placeChips(named, boundaries, widthOf, placed);
      show(named, placed);
    },
    follow: (named, boundaries) => {
      if (!placed) return;
      placed = followLines(named, boundaries, placed);
      show(named, placed);
    },
    dispose: () => document.fonts.removeEventListener('loadingdone', fontsCame),
  };
};
