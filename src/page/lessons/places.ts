import { ANCHORS, type Anchor } from '../../lessons/anchors.ts';
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

/** Words in which a person finds it: 'the card K-prior'. */
export const placeName = (anchor: Anchor): string =>
  isCard(anchor) ? `the card ${methodTitle(anchor.slice(5))}` : ANCHORS[anchor as keyof typeof ANCHORS];
