import { expect, test } from 'vitest';
import { apartOf } from './apart.ts';

test('the distance of two methods is the root mean square of their predictions’ differences', () => {
  expect(apartOf({ logits: [1, 2, 3, 4] }, { logits: [1, 2, 3, 2] }, 3)).toBe(1);
  expect(apartOf({ logits: [1, 2] }, { logits: [1, 2 + 1e-12] }, 3)).toBe(0);
  expect(apartOf(undefined, { logits: [1] }, 3)).toBeNull();
  expect(apartOf({ logits: [] }, { logits: [1] }, 3)).toBeNull();
});
