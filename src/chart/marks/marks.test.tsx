import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Laid, Mark, Seen } from '../defineChart.ts';
import { layPlot } from '../plot.ts';
import type { Row, Series } from '../rows.ts';
import { band } from './band.tsx';
import { dot } from './dot.tsx';
import { guide } from './guide.tsx';
import { line } from './line.tsx';
import { names } from './names.tsx';
import { rule } from './rule.tsx';

/** 10 pixels a unit to the right, 100 a unit upwards. */
const plot = layPlot({ name: 'x', scale: 'linear', domain: [0, 20] }, { name: 'y', scale: 'linear', domain: [0, 1] }, 200, 100);

const series = (id: string, double = false): Series => ({
  id,
  title: id.toUpperCase(),
  style: { color: id, dash: '2 3', width: 4, double },
});
const [a, b] = [series('a'), series('b', true)];

interface Spread extends Row {
  readonly low: number;
  readonly high: number;
}
const row = (of: Series, x: number, y: number, reach = 0): Spread => ({ series: of, x, y, low: y - reach, high: y + reach });
const rows = [row(a, 0, 0.5, 0.1), row(a, 10, 1), row(b, 0, 0.25), row(b, 10, Number.NaN), row(b, 20, 0)];

const drawn = <Given, Now>(mark: Mark<Given, Spread, Now>, given: Given, seen: Partial<Seen<Now>> & Pick<Seen<Now>, 'now'>): string => {
  const of: Laid<Given, Spread> = { given, rows, plot, clip: 'url(#clip)' };
  const drawing: ReactNode = mark.lay(of)({ looked: null, chosen: 'a', ...seen });
  return renderToStaticMarkup(<g>{drawing}</g>);
};

/** Values of an attribute, in the order in which they are drawn. */
const every = (markup: string, attribute: string): string[] =>
  [...markup.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

describe('line', () => {
  test('goes through the rows of each series, broken where there is no value; a double line has the ground inside', () => {
    const markup = drawn(line(), null, { now: null });
    expect(every(markup, 'd')).toEqual(['M0,50L100,0', 'M0,75ZM200,100Z', 'M0,75ZM200,100Z']);
    expect(every(markup, 'stroke-width')).toEqual(['4', '4', '1.6']);
    expect(every(markup, 'stroke-dasharray')).toEqual(['2 3', '2 3']);
  });

  test('fades the others, or lifts what is looked at on top of them', () => {
    const faded = drawn(line(), null, { now: null, looked: 'a' });
    expect(faded).toMatch(/data-method="a" data-looked="true"/);
    expect(faded).toMatch(/data-method="b" data-faded="true"/);
    expect(every(faded, 'stroke-width')[0]).toBe('5');
    const lifted = line<null, Spread>({ look: 'lift' });
    expect(every(drawn(lifted, null, { now: null }), 'data-method')).toEqual(['b', 'a']);
    expect(every(drawn(lifted, null, { now: null, looked: 'b' }), 'data-method')).toEqual(['a', 'b']);
  });

  test('has knots, levels across the plot, and stays inside where it is clipped', () => {
    const level = drawn(line({ knots: true, level: (one) => one.series === a, fromTick: () => true, clips: true }), null, { now: null });
    expect(every(level, 'd')).toEqual(['M0.0 50.0H200', 'M0,75ZM200,100Z', 'M0,75ZM200,100Z', 'M0.0 75.0h0M200.0 100.0h0']);
    expect(every(level, 'clip-path')).toEqual(['url(#clip)']);
  });
});

test('a band spans two channels, where they differ', () => {
  const markup = drawn(band('low', 'high'), null, { now: null, looked: 'b' });
  expect(every(markup, 'd')).toEqual(['M0,40L100,0L100,0L0,60Z']);
  expect(markup).not.toContain('data-looked');
  expect(drawn(band('low', 'high'), null, { now: null })).toContain('data-looked');
});

test('dots stand at the rows that they are of', () => {
  const markup = drawn(dot({ of: ({ x }, now: number) => x === now, radius: 3 }), null, { now: 10 });
  expect([every(markup, 'cx'), every(markup, 'r')]).toEqual([['100'], ['3']]);
});

test('a guide stays where it is, with its name', () => {
  expect(every(drawn(guide({ x: 5, name: 'here' }), null, { now: null }), 'd')).toEqual(['M50.0 0V100']);
  expect(drawn(guide({ x: 5, name: 'here', line: 'none' }), null, { now: null })).toBe(
    '<g><text class="chart-text" data-strong="" x="54" y="11">here</text></g>',
  );
});

describe('rule', () => {
  const moved: unknown[] = [];
  const draggable = rule<string, Spread, number | null>({
    at: (_, now) => now,
    name: (given) => given,
    grip: 'foot',
    on: ({ x }, now) => x === now,
    drag: (place) => moved.push(place),
  });

  test('stands where it is put, with dots on it, under its foot; nowhere without a value', () => {
    const markup = drawn(draggable, 'now', { now: 10 });
    expect(every(markup, 'd')).toEqual(['M100.0 0V100', 'M95.0 100h10l-5 -8z']);
    expect(markup.indexOf('<circle')).toBeLessThan(markup.indexOf('chart-foot'));
    expect(drawn(draggable, 'now', { now: null })).toBe('<g></g>');
  });

  test('has its name on the side where there is room', () => {
    expect(drawn(draggable, 'now', { now: 10 })).toContain('x="106" y="11" text-anchor="start"');
    expect(drawn(draggable, 'now', { now: 20 })).toContain('x="194" y="11" text-anchor="end"');
  });
});

test('names stand before the lines, kept apart, where there is room', () => {
  const near = drawn(names(), null, { now: null });
  expect(every(near, 'y').map(Number)).toEqual([53.5, 78.5]);
  expect(every(near, 'd')).toEqual(['M-5.0 50.0L-13.0 50.0', 'M-5.0 75.0L-13.0 75.0']);
  expect(drawn(names({ when: () => false }), null, { now: null })).toBe('<g></g>');
});
