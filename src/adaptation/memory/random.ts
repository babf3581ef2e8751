import { defineMemoryRule } from '../memoryRule.ts';

/** A seeded random choice. */
export default defineMemoryRule({
  id: 'random',
  title: 'Random',
  plain: 'By chance',
  summary: 'Points drawn at random from the seed.',
  place: 20,
  seeded: true,
  order: ({ random }, pool) => random.shuffle([...pool]),
});
