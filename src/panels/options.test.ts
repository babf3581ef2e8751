import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PanelOptions } from '../store/state.ts';
import type { Context } from './context.ts';
import { check, choice, elsewhere, number, range, readOptions, writesOf } from './options.ts';

const rows = {
  figure: choice('Figure', [
    { value: 'map', label: 'Map', can: ({ step }: Context) => step === 0 },
    { value: 'loss', label: 'Loss' },
    { value: 'error', label: 'Error' },
  ]),
  accuracy: choice(
    'Accuracy on',
    [
      { value: 'past', label: 'past' },
      { value: 'all', label: 'all' },
    ],
    { default: 'all' },
  ),
  log: check('log y', true),
  t: range({
    label: 'Way',
    min: 0,
    max: 2,
    step: 0.25,
    default: 1,
    text: String,
    snap: (t) => Math.round(4 * Math.min(2, Math.max(0, t))) / 4,
    also: { place: 'walk' },
  }),
  size: elsewhere(range({ label: 'Size', min: 1, max: 10, step: 1, default: 3, text: String })),
  x: number(),
};

const at = (step: number): Context => ({ step }) as Context;
const read = (stored: PanelOptions, step = 0) => readOptions('attic', rows, stored, at(step));
const DEFAULTS = { figure: 'map', accuracy: 'all', log: true, t: 1, size: 3, x: null };

test('what is not stored, or is nonsense, has its default', () => {
  expect(read({})).toEqual(DEFAULTS);
  const nonsense = {
    'attic.figure': 'door',
    'attic.accuracy': 3,
    'attic.log': 'yes',
    'attic.t': true,
    'attic.size': 'big',
    'attic.x': '1',
  };
  expect(read(nonsense)).toEqual(DEFAULTS);
  expect(read({ 'cellar.log': false, log: false })).toEqual(DEFAULTS);
});

test('a choice that cannot be taken gives way to the first that can, and comes back', () => {
  expect(read({ 'attic.figure': 'map' }, 1).figure).toBe('loss');
  expect(read({ 'attic.figure': 'error' }, 1).figure).toBe('error');
  expect(read({ 'attic.figure': 'map' }, 0).figure).toBe('map');
});

test('numbers are taken to where their slider can stand', () => {
  expect(read({ 'attic.t': 0.6 }).t).toBe(0.5);
  expect(read({ 'attic.t': 7 }).t).toBe(2);
  expect(read({ 'attic.size': 70 }).size).toBe(10);
});

test('what is chosen is read again, and nothing else changes', () => {
  const anything = fc.oneof(
    fc.record({ id: fc.constant('figure'), value: fc.constantFrom('map', 'loss', 'error') }),
    fc.record({ id: fc.constant('accuracy'), value: fc.constantFrom('past', 'all') }),
    fc.record({ id: fc.constant('log'), value: fc.boolean() }),
    fc.record({ id: fc.constant('t'), value: fc.integer({ min: 0, max: 8 }).map((k) => k / 4) }),
    fc.record({ id: fc.constant('size'), value: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ id: fc.constant('x'), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), (choices) => {
      const stored: Record<string, string | number | boolean> = {};
      const wanted: Record<string, unknown> = { ...DEFAULTS };
      for (const { id, value } of choices) {
        Object.assign(stored, Object.fromEntries(writesOf('attic', rows, id, value)));
        wanted[id] = value;
        expect(read(stored)).toEqual(wanted);
      }
    }),
  );
});

test('a slider writes what goes with it first', () => {
  expect(writesOf('attic', rows, 't', 0.3)).toEqual([
    ['attic.place', 'walk'],
    ['attic.t', 0.25],
  ]);
});
