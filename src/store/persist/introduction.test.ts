import { expect, test } from 'vitest';
import { fakeStorage } from '../../testing/fakeStore.ts';
import { createIntroduction } from './introduction.ts';

test('what was dismissed stays dismissed in this browser', () => {
  const storage = fakeStorage();
  const first = createIntroduction(() => storage);
  expect(first.isDismissed()).toBe(false);
  first.dismiss();
  expect(createIntroduction(() => storage).isDismissed()).toBe(true);
});

test('a browser that stores nothing is no obstacle', () => {
  const refused = createIntroduction(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  refused.dismiss();
  expect(refused.isDismissed()).toBe(false);
});
