import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

const storage = (first = ''): Storage => {
  const map = new Map<string, string>(first ? [['replayground.lessons', first]] : []);
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as Storage;
};

const refused = (): Storage => {
  throw new Error('denied');
};

test('progress is kept a lesson at a time, and forgotten on request', () => {
  const local = storage();
  const [one, other] = [createProgress(() => local), createProgress(() => local)];
  one.keep('together', { step: 'guess', isDone: false, guesses: { guess: 1 } });
  other.keep('first', { step: 'end', isDone: true, guesses: { order: ['a', 'b'], share: 0.3, skipped: null } });
  expect(createProgress(() => local).all()).toEqual({
    together: { step: 'guess', isDone: false, guesses: { guess: 1 } },
    first: { step: 'end', isDone: true, guesses: { order: ['a', 'b'], share: 0.3, skipped: null } },
  });
  one.forget();
  expect(createProgress(() => local).all()).toEqual({});
});

test('a browser that stores nothing remembers until the page is closed', () => {
  const progress = createProgress(refused);
  progress.keep('first', { step: 'end', isDone: true, guesses: {} });
  expect(progress.all()).toMatchObject({ first: { isDone: true } });
  progress.forget();
  expect(progress.all()).toEqual({});
});

test('the language stands beside the progress, and neither loses the other', () => {
  const local = storage();
  const progress = createProgress(() => local);
  expect(progress.language()).toBeNull();
  progress.keep('first', { step: 'end', isDone: true, guesses: {} });
  progress.keepLanguage('de');
  createProgress(() => local).keep('other', { step: 'a', isDone: false, guesses: {} });
  expect(createProgress(() => local).language()).toBe('de');
  expect(Object.keys(createProgress(() => local).all())).toEqual(['first', 'other']);
  progress.forget();
  expect([progress.language(), progress.all()]).toEqual([null, {}]);
  const denied = createProgress(refused);
  denied.keepLanguage('de');
  expect(denied.language()).toBe('de');
  expect(createProgress(() => storage('{"version":1,"lessons":{},"language":7}')).language()).toBeNull();
});

test('what is stored in another form, or damaged, is no progress', () => {
  const broken = [
    'x',
    '[]',
    'null',
    '{"version":2,"lessons":{"a":{"step":"b","isDone":true,"guesses":{}}}}',
    '{"version":1,"lessons":{"a":{"step":3}}}',
  ];
  for (const text of broken) expect(createProgress(() => storage(text)).all()).toEqual({});
  const half = '{"version":1,"lessons":{"a":{"step":"b","guesses":{"x":{},"y":2}},"c":1}}';
  expect(createProgress(() => storage(half)).all()).toEqual({ a: { step: 'b', isDone: false, guesses: { y: 2 } } });
});
