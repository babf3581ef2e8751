import { classColor } from '../../ui/classMarks.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import type { CanvasPoint } from '../points/points.ts';

/** A name on the canvas beside what it names: 'exact', the chosen method, 'new data (12)', 'before'. */
export interface Chip {
  /** A method's id, 'new' or 'before'. */
  readonly id: string;
  readonly text: string;
  readonly color: string;
}

export const CHIP_HEIGHT = 18;

export const chipsOf = (
  methods: readonly string[],
  chosen: string,
  methodTitle: (id: string) => string,
  added: readonly CanvasPoint[],
  colorLabel: (label: number) => number,
): Chip[] => {
  const chips: Chip[] = [];
  if (methods.includes('exact')) chips.push({ id: 'exact', text: 'exact', color: methodMark('exact').color });
  if (chosen !== 'exact' && methods.includes(chosen)) {
    chips.push({ id: chosen, text: methodTitle(chosen), color: methodMark(chosen).color });
  }
  if (added.length > 0) {
    const first = colorLabel(added[0]?.label ?? 0);
    const same = added.every((point) => colorLabel(point.label) === first);
    chips.push({ id: 'new', text: `new data (${added.length})`, color: same ? classColor(first) : 'var(--ink)' });
  }
  chips.push({ id: 'before', text: 'before', color: 'var(--before)' });
  return chips;
};

/** Widths of chips in pixels. Each text is measured once, its digits as zeros, so that a count may run. */
export interface Measure {
  widthOf(text: string): number;
  /** The font has come: widths measured before are another font's. */
  forget(): void;
}

export const createMeasure = (room: Element): Measure => {
  const known = new Map<string, number>();
  let pen: CanvasRenderingContext2D | null = null;
  return {
    widthOf: (text) => {
      const alike = text.replace(/\d/g, '0');
      let width = known.get(alike);
      if (width === undefined) {
        pen ??= document.createElement('canvas').getContext('2d');
        if (!pen) return 10 + 7 * text.length;
        pen.font = `600 12px ${getComputedStyle(room).fontFamily}`;
        width = pen.measureText(alike).width + 10;
        known.set(alike, width);
      }
      return width;
    },
    forget: () => known.clear(),
  };
};

/** Calls back whenever fonts have arrived; returns how to stop. */
export const onFonts = (arrived: () => void): (() => void) => {
  const { fonts } = document;
  let over = false;
  fonts.addEventListener('loadingdone', arrived);
  void fonts.ready.then(() => {
    if (!over) arrived();
  });
  return () => {
    over = true;
    fonts.removeEventListener('loadingdone', arrived);
  };
};
