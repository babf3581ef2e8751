import { expect, test } from 'vitest';
import { lessonHash, lessonIn } from './lessonAddress.ts';

test('an address names a lesson and its step, and comes back', () => {
  expect(lessonIn('#l=exact-in-one-slider/guess')).toEqual({ lesson: 'exact-in-one-slider', step: 'guess', isAsked: true });
  expect(lessonIn('#l=together')).toEqual({ lesson: 'together', step: null, isAsked: true });
  expect(lessonIn('#l=together/apart&s=1.xyz')).toEqual({ lesson: 'together', step: 'apart', isAsked: false });
  expect(lessonHash({ lesson: 'together', step: 'apart' })).toBe('#l=together/apart');
  expect(lessonIn('#l=together/apart')).toMatchObject({ lesson: 'together', step: 'apart' });
});

test('any other hash names none', () => {
  for (const hash of ['', '#', '#fresh', '#s=1.xyz', '#l=', '#l=/x', `#l=${'a'.repeat(0)}`]) expect(lessonIn(hash)).toBeNull();
  expect(lessonHash(null)).toBeNull();
  expect(lessonHash({ lesson: null, step: null })).toBeNull();
});
