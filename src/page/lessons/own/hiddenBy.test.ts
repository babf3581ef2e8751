import { expect, test } from 'vitest';
import { hiddenBy } from './hiddenBy.ts';

const of = (method: string) => ({ method, figure: 'disagreement' }) as const;

test('a question covers the methods that it is about, and never exact retraining', () => {
  expect(hiddenBy(undefined)).toEqual([]);
  expect(hiddenBy({ kind: 'order', question: '', of: ['exact', 'replay', 'k-prior'], by: 'disagreement' })).toEqual(['replay', 'k-prior']);
  expect(hiddenBy({ kind: 'number', question: '', of: of('k-prior'), unit: 'share', from: 0, to: 1 })).toEqual(['k-prior']);
  const option = (part: object) => ({ text: '', reply: '', ...part });
  expect(
    hiddenBy({
      kind: 'choice',
      question: '',
      options: [
        option({ if: { left: of('k-prior'), op: '<', right: of('replay') } }),
        option({ if: { left: of('k-prior'), op: '>', right: 0.1 } }),
      ],
    }),
  ).toEqual(['k-prior', 'replay']);
  expect(hiddenBy({ kind: 'choice', question: '', options: [option({}), option({})], right: 0 })).toEqual([]);
});
