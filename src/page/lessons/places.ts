import type { ANCHORS, Anchor } from '../../lessons/anchors.ts';
import type { Words } from '../../lessons/words.ts';
import { methodTitle } from '../../ui/catalog.ts';

const PLACES: Readonly<Record<keyof typeof ANCHORS, string>> = {
  canvas: '.stage [role="application"]',
  'memory.size': '[data-anchor="memory"]',
  'memory.rule': '[data-anchor="memory"]',
  panel: '.panels .panel',
  train: '.transport',
  change: '[data-anchor="change"]',
  'tool.remember': '.canvas-tool[aria-label="Remember"]',
};

const isCard = (anchor: Anchor): anchor is `card:${string}` => anchor.startsWith('card:');

/** CSS selector of a place. */
export const selectorOf = (anchor: Anchor): string =>
  isCard(anchor) ? `.card[data-method="${anchor.slice(5)}"]` : PLACES[anchor as keyof typeof ANCHORS];

/** Words in which a person finds it: 'the card K-prior'; a card is called what it is titled. */
export const placeName = (anchor: Anchor, { anchors, column }: Words): string =>
  isCard(anchor) ? `${column.card} ${methodTitle(anchor.slice(5))}` : anchors[anchor as keyof typeof ANCHORS];

/** Rules by which a narrow page shows the panel, the cards or the training that a step names right under its text, and a wide one the whole panel. */
export const besideStep = (places: readonly Anchor[]): string => {
  const cards = places.filter(isCard).map(selectorOf);
  const moved = [
    ...(places.includes('panel') ? ['.panels'] : []),
    ...(places.includes('train') ? ['.transport'] : []),
    ...(cards.length > 0 ? ['.right'] : []),
  ];
  const rules = [
    ...(moved.length > 0 ? [`.app .workspace :is(${moved.join(', ')}) { order: 2; }`] : []),
    ...(cards.length > 0 ? [`${cards.join(', ')} { order: -1; }`] : []),
  ];
  const narrow = rules.length > 0 ? `@media (width < 56.3125em) { ${rules.join(' ')} }` : '';
  const wide = '@media (width >= 73.8125em) and (width < 110em) { .workspace .stage { height: 40dvh; } }';
  return places.includes('panel') ? `${narrow} ${wide}` : narrow;
};
