import { expect, test } from 'vitest';
import { changes, posed, undefinedFor } from '../../testing/methodSample.ts';

test('is K-prior without the pull to the old weights', () => {
  expect(undefinedFor('functional')).toEqual({});
  const asked = { memory: [1, 5, 6] };
  const { linear, ...rest } = posed('functional', changes.add, asked).past;
  const { linear: _, ...other } = posed('k-prior', changes.add, asked).past;
  expect(rest).toEqual(other);
  expect(linear.every((value) => value === 0)).toBe(true);
});

test('has the same terms as K-prior at another temperature', () => {
  const terms = (id: string) => posed(id, changes.add, { memory: [1, 5, 6], options: { [`${id}.temperature`]: 0.5 } }).past.terms;
  expect(terms('functional')).toHaveLength(3);
  expect(terms('functional')).toEqual(terms('k-prior'));
});
