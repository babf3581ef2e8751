import { expect, test } from 'vitest';
import { smallLesson } from '../../testing/damagedLessons.ts';
import { fakeStorage } from '../../testing/fakeStore.ts';
import { createShelf, MOST_KEPT } from './shelf.ts';

const KEY = 'replayground.lesson.';
const mine = (id: string, title = 'Mine') => ({ lesson: smallLesson({ id, title }), isMine: true, link: '' });

test('keeps lessons in the browser, newest first, for the next page as well', () => {
  const storage = fakeStorage();
  let now = 1;
  const shelf = createShelf({ local: () => storage, now: () => now++ });
  let told = 0;
  const stop = shelf.subscribe(() => told++);
  expect(shelf.put(mine('own-a', 'First'))).toBe('kept');
  expect(shelf.put({ ...mine('own-b', 'Second'), isMine: false, link: '#t=1.AAA.0.AAAAAA' })).toBe('kept');
  expect(shelf.list().map(({ lesson, isMine }) => [lesson?.title, isMine])).toEqual([
    ['Second', false],
    ['First', true],
  ]);
  expect(told).toBe(2);
  stop();
  const next = createShelf({ local: () => storage, now: () => now++ });
  expect(next.find('own-b')).toMatchObject({
    isMine: false,
    link: '#t=1.AAA.0.AAAAAA',
    lesson: smallLesson({ id: 'own-b', title: 'Second' }),
  });
  const back = next.remove('own-a');
  expect(shelf.find('own-a')).toBeUndefined();
  expect(back()).toBe('kept');
  expect(shelf.find('own-a')?.lesson.title).toBe('First');
});

test('a lesson without a step yet is kept; what is damaged or of another version is listed and erasable', () => {
  const storage = fakeStorage();
  const shelf = createShelf({ local: () => storage, now: () => 1 });
  shelf.put({ ...mine('own-new'), lesson: smallLesson({ id: 'own-new', steps: [] }) });
  expect(shelf.find('own-new')?.lesson.steps).toEqual([]);
  storage.setItem(`${KEY}own-bad`, '{"version":1');
  storage.setItem(`${KEY}own-later`, JSON.stringify({ version: 2 }));
  storage.setItem(`${KEY}other`, '{}');
  expect(shelf.list().map(({ id, lesson }) => [id, lesson !== null])).toEqual(
    expect.arrayContaining([
      ['own-new', true],
      ['own-bad', false],
      ['own-later', false],
    ]),
  );
  expect(shelf.list()).toHaveLength(3);
  shelf.remove('own-bad');
  expect(storage.getItem(`${KEY}own-bad`)).toBeNull();
});

test('where storage is refused or full the page remembers, and says so', () => {
  const blocked = createShelf({
    local: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    now: () => 1,
  });
  expect(blocked.put(mine('own-a'))).toBe('blocked');
  expect(blocked.find('own-a')?.lesson.title).toBe('Mine');
  expect(blocked.list()).toHaveLength(1);

  const storage = fakeStorage();
  let isFull = false;
  const full = createShelf({
    local: () =>
      new Proxy(storage, {
        get: (target, key) =>
          key === 'setItem' && isFull
            ? () => {
                throw new DOMException('quota', 'QuotaExceededError');
              }
            : Reflect.get(target, key),
      }),
    now: () => 1,
  });
  full.put(mine('own-a', 'Old'));
  isFull = true;
  expect(full.put(mine('own-a', 'New'))).toBe('full');
  // The newer one is shown, though the older is stored.
  expect(full.find('own-a')?.lesson.title).toBe('New');
});

test('keeps no more lessons than it lists', () => {
  const storage = fakeStorage();
  const shelf = createShelf({ local: () => storage, now: () => 1 });
  for (let k = 0; k < MOST_KEPT; k++) expect(shelf.put(mine(`own-${k}`))).toBe('kept');
  expect(shelf.put(mine('own-more'))).toBe('full');
  expect(shelf.put(mine('own-0', 'Changed'))).toBe('kept');
});
