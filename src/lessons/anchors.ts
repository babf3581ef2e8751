/** Places of the page that a step may point at, each in the words in which a person finds it. */
export const ANCHORS = {
  canvas: 'the canvas',
  'memory.size': 'Memory, under 3',
  'memory.rule': 'Choose by, under 3',
  panel: 'the panel',
  train: 'Watch it train',
  change: 'The change, under 2',
  'tool.remember': 'the tool Remember',
} as const;

/** A place, or the card of a method: 'card:k-prior'. */
export type Anchor = keyof typeof ANCHORS | `card:${string}`;
