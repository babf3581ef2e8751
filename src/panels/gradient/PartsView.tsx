import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import { gradientParts } from '../../studies/gradientParts.ts';
import { type Drawing, defineView } from '../view.tsx';
import { type OnCanvas, SharesNote, useCanvas } from './canvas.tsx';
import { askAbout, comparedMethods, placed } from './choices.ts';
import { type PartRow, partRows, partsChart } from './partsChart.tsx';

/** A chart narrower than this has the names of its rows inside, pixels. */
const NARROW = 520;

type PartsDrawing = Drawing<typeof placed, unknown, typeof gradientParts, OnCanvas, readonly PartRow[]>;

/** The true past gradient in terms, and the share of each that a method keeps. */
export const parts = defineView({
  id: 'parts',
  label: 'Split',
  title: 'Weights, predictions and labels in the past gradient, and what each method keeps of them',
  look: 'What the past gradient is made of, and what each method keeps of it.',
  options: placed,
  study: gradientParts,
  what: 'The split of the past gradient',
  ask: (given) => {
    const { place, t } = given.options;
    const asked = askAbout(given);
    return asked && typeof asked !== 'string' ? { ...asked, place, t: place === 'walk' ? t : 1 } : asked;
  },
  useAlso: (given) => useCanvas(given),
  drawn: (result, given): readonly PartRow[] | string | null => {
    if (!result) return null;
    if (result.undefinedBecause) return result.undefinedBecause;
    const rows = partRows(comparedMethods(given), result.methods);
    return rows.length > 0 ? rows : 'There is no past gradient to split: θ stands at an old optimum. Walk away from it, or make a change.';
  },
  isStatusAbove: true,
  Draw: ({ drawn: rows, room }: PartsDrawing) => (
    <DeclaredChart chart={partsChart} given={{ rows, isNarrow: (room?.width ?? 700) < NARROW }} />
  ),
  Note: (drawing: PartsDrawing) => <SharesNote {...drawing} said />,
});
