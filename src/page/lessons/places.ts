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
};

const isCard = (anchor: Anchor): anchor is `card:${string}` => anchor.startsWith('card:');

/** CSS selector of a place. */
export const selectorOf = (anchor: Anchor): string =>
  isCard(anchor) ? `.card[data-method="${anchor.slice(5)}"]` : PLACES[anchor as keyof typeof ANCHORS];

/** Words in which a person finds it: 'the card K-prior'; a card is called what it is titled. */
export const placeName = (anchor: Anchor, { anchors, column }: Words): string =>
  isCard(anchor) ? `${column.card} ${methodTitle(anchor.slice(5))}` : anchors[anchor as keyof typeof ANCHORS];
