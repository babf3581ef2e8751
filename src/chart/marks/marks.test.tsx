import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Laid, Mark, Seen } from '../defineChart.ts';
import { layPlot } from '../plot.ts';
import type { Row, Series } from '../rows.ts';
import { arrows } from './arrows.tsx';
import { band } from './band.tsx';
import { contours, contoursOf, type Surface } from './contours.tsx';
import { cross } from './cross.tsx';
import { diagonal } from './diagonal.tsx';
import { Dots, dot } from './dot.tsx';
import { facets } from './facets.tsx';
import { guide } from './guide.tsx';
import { line } from './line.tsx';
import { names } from './names.tsx';
import { placed } from './placed.tsx';
import { region } from './region.tsx';
import { rings } from './rings.tsx';
import { rule } from './rule.tsx';
import { shapes } from './shapes.tsx';
import { stems } from './stems.tsx';
import { tangents } from './tangents.tsx';

/** 10 pixels a unit to the right, 100 a unit upwards. */
const plot = layPlot({ name: 'x', scale: 'linear', domain: [0, 20] }, { name: 'y', scale: 'linear', domain: [0, 1] }, 200, 100);

const series = (id: string, double = false): Series => ({
  id,
  title: id.toUpperCase(),
  shape: 'square',
  style: { color: id, dash: '2 3', width: 4, double },
});
const [a, b] = [series('a'), series('b', true)];

interface Spread extends Row {
  readonly series: Series;
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

describe('arrows', () => {
  test('go from the origin to every row, the dashed ones cut; what is without a series is in ink', () => {
    const mark = arrows<Row>({ methods: ({ series: of }) => [of?.id ?? 'all'], isCut: ({ x }) => x === 20 });
    const of = { given: null, rows: [{ x: 10, y: 0 }, row(a, 20, 0), row(b, 0, 1)], plot, clip: '' };
    const markup = renderToStaticMarkup(<g>{mark.lay(of)({ now: null, looked: 'a', chosen: '' })}</g>);
    expect(every(markup, 'd').map((d) => d.slice(0, d.indexOf('L') + 8))).toEqual([
      'M0.0 100.0L100.0 1',
      'M0 100L200.0 1',
      'M0.0 100.0L200.0 1',
      'M0 100L0.0 0.0',
      'M0.0 100.0L0.0 0.0',
    ]);
    expect(every(markup, 'opacity')).toEqual(['0.15', '1', '0.15']);
    expect(every(markup, 'data-kind')).toEqual(['thick', 'reach', 'reach']);
    expect(markup).toContain('<title>A, cut short</title>');
  });
});

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

  test('tells lines apart by their strength, and not by what is looked at', () => {
    const apart = line<string, Spread>({ knots: true, strength: ({ id }, bold) => (id === bold ? 'bold' : 'pale') });
    const markup = drawn(apart, 'a', { now: null, looked: 'b' });
    expect(every(markup, 'data-strength')).toEqual(['bold', 'pale']);
    expect(every(markup, 'stroke-opacity')).toEqual(['0.45']);
    expect(markup).not.toContain('data-faded');
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
  expect(markup).not.toContain('data-hollow');
  const around = [2, 1, 0.5, 0, -1].map((y, x) => ({ x, y }));
  expect(every(renderToStaticMarkup(<Dots rows={around} plot={plot} radius={3} />), 'cy')).toEqual(['0', '50', '100']);
  expect(drawn(dot({ of: ({ x }) => x === 10, isHollow: true }), null, { now: null })).toContain('data-hollow');
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
    on: (all, _, now) => all.filter(({ x }) => x === now),
    drag: (place) => moved.push(place),
  });

  test('stands where it is put, with dots on it, under its foot; nowhere without a value', () => {
    const markup = drawn(draggable, 'now', { now: 10 });
    expect(every(markup, 'd')).toEqual(['M100.0 0V100', 'M95.0 100h10l-5 -8z']);
    expect(markup.indexOf('<circle')).toBeLessThan(markup.indexOf('chart-foot'));
    expect(drawn(draggable, 'now', { now: null })).toBe('<g></g>');
  });

  test('is dashed, or its name alone, where a hand did not put it', () => {
    const looks = rule<null, Spread, 'dashed' | 'none'>({ at: () => 10, name: () => 'here', line: (_, now) => now, drag: () => undefined });
    expect(every(drawn(looks, null, { now: 'dashed' }), 'data-line')).toEqual(['dashed']);
    const alone = drawn(looks, null, { now: 'none' });
    expect(alone).toContain('>here</text>');
    expect(alone).not.toContain('<path');
  });

  test('has its name on the side where there is room', () => {
    expect(drawn(draggable, 'now', { now: 10 })).toContain('x="106" y="11" text-anchor="start"');
    expect(drawn(draggable, 'now', { now: 20 })).toContain('x="194" y="11" text-anchor="end"');
  });
});

test('names after the lines have a heading over the first, and a lead where there is an end', () => {
  const after = drawn(names({ of: ({ x }) => x === 10, side: 'end', reach: () => [20, 27], heading: () => 'at step 4' }), null, {
    now: null,
  });
  expect(every(after, 'd')).toEqual(['M120.0 0.0L127.0 8.0']);
  expect(every(after, 'x')).toEqual(['130', '130', '130']);
  expect(after.indexOf('at step 4')).toBeLessThan(after.indexOf('>A<'));
});

test('a dot at rest stands right of the plot, over its name; a cross stays on the plot', () => {
  const solved = drawn(dot({ of: ({ x }) => x === 20, rest: { at: 16, name: 'solved' } }), null, { now: null });
  expect([every(solved, 'cx'), every(solved, 'x')]).toEqual([['216'], ['212']]);
  expect(drawn(dot({ of: () => false, rest: { at: 16, name: 'solved' } }), null, { now: null })).toBe('<g></g>');
  expect(every(drawn(cross({ of: ({ x }) => x === 20 }), null, { now: null }), 'd')).toEqual(['M195 95l10 10m-10 0l10 -10']);
});

test('names stand before the lines, kept apart, where there is room', () => {
  const near = drawn(names(), null, { now: null });
  expect(every(near, 'y').map(Number)).toEqual([53.5, 78.5]);
  expect(every(near, 'd')).toEqual(['M-5.0 50.0L-13.0 50.0', 'M-5.0 75.0L-13.0 75.0']);
  expect(drawn(names({ when: () => false }), null, { now: null })).toBe('<g></g>');
  const plain = drawn(names({ isPlain: true }), null, { now: null });
  expect(plain.match(/data-plain/g)).toHaveLength(2);
  expect(plain).not.toContain('style');
});

describe('rule with keys', () => {
  const slider = rule<null, Spread, number>({
    at: (_, now) => now,
    grip: 'below',
    drag: () => undefined,
    keys: (_, __, now) => ({ label: 'Step', value: now, max: 20, text: `step ${now}`, move: () => undefined }),
  });

  test('is a slider that says its value, for the screen alone', () => {
    const markup = drawn(slider, null, { now: 10 });
    expect(markup).toMatch(/^<g><g class="chart-rule" data-screen-only=""><g class="chart-handle" role="slider" tabindex="0"/);
    expect([every(markup, 'aria-valuenow'), every(markup, 'aria-valuemax'), every(markup, 'aria-valuetext')]).toEqual([
      ['10'],
      ['20'],
      ['step 10'],
    ]);
    expect(every(markup, 'd')).toEqual(['M100.0 0V100', 'M95.0 109h10v-5l-5 -5l-5 5z']);
  });

  test('rests right of the plot where it has no value', () => {
    const resting = rule<null, Spread, null>({ at: () => null, rest: 16, grip: 'pill', drag: () => undefined });
    expect(every(drawn(resting, null, { now: null }), 'd')).toEqual(['M216.0 0V100']);
  });
});

test('names at the ends keep apart among their own, with words of their own', () => {
  const of = ({ x, y }: Spread): boolean => x < 20 && y > 0;
  const ended = (among: (one: Spread) => unknown): string =>
    drawn(names({ of, side: 'end', gap: 80, among, text: ({ series: { id }, rows: own }) => `${id} ${own.length}` }), null, { now: null });
  expect(
    every(
      ended(() => null),
      'd',
    ),
  ).toEqual(['M105.0 0.0L113.0 8.0', 'M5.0 75.0L13.0 88.0']);
  expect(
    every(
      ended(({ series: { id } }) => id),
      'd',
    ),
  ).toEqual(['M105.0 0.0L113.0 8.0', 'M5.0 75.0L13.0 75.0']);
  expect(ended(() => null)).toContain('>a 2</text>');
});

test('shapes, stems and rings are a path a series, with the pale apart', () => {
  const isPale = ({ x }: Spread): boolean => x === 0;
  const shaped = drawn(shapes({ of: ({ y }) => y >= 0, radius: 3, isPale }), null, { now: null });
  expect(every(shaped, 'd').map((d) => d.match(/M/g)?.length)).toEqual([1, 1, 1, 1]);
  expect(shaped.match(/data-pale/g)).toHaveLength(2);
  expect(drawn(shapes({ radius: 0 }), null, { now: null })).toBe('<g></g>');
  const stemmed = drawn(stems<null, Spread>({ width: (unit) => unit / 5 }), null, { now: null });
  expect(every(stemmed, 'd')[0]).toBe('M0.0 100.0V50.0M100.0 100.0V0.0');
  expect(every(stemmed, 'stroke-width')[0]).toBe('2');
  expect(every(drawn(stems<null, Spread>({ from: ({ low }) => low }), null, { now: null }), 'd')[0]).toBe('M0.0 60.0V50.0M100.0 0.0V0.0');
  const spans = stems<string, Spread>({
    of: ({ series: { id }, x }, given) => id === given && x === 0,
    from: ({ low }) => low,
    to: ({ high }) => high,
  });
  expect(every(drawn(spans, 'a', { now: null }), 'd')).toEqual(['M0.0 60.0V40.0']);
  const ringed = drawn(rings({ of: ({ x }, now: number) => x === now && x === 20, radius: 5 }), null, { now: 20 });
  expect(every(ringed, 'd')).toEqual(['M205.0 100.0A5.0 5.0 0 1 1 195.0 100.0A5.0 5.0 0 1 1 205.0 100.0']);
  const outlined = (kind: 'boundary' | 'outlier'): string[] =>
    every(drawn(rings({ of: ({ x }) => x === 20, radius: 5, kind }), null, { now: null }), 'd');
  expect(outlined('boundary')).toEqual(['M195.0 95.0h10.0v10.0h-10.0Z']);
  expect(outlined('outlier')).toEqual(['M200.0 93.0L207.0 100.0L200.0 107.0L193.0 100.0Z']);
  const tips = rings<null, Spread, number>({ of: ({ x, series: { id } }, now) => x === now && id === 'a', radius: 6, kind: 'tip' });
  expect(every(drawn(tips, null, { now: 0 }), 'd')).toEqual(['M0.0 44.0l-3.5 -6h7z']);
  expect(drawn(tips, null, { now: 7 })).toBe('<g></g>');
});

test('a region is between values, or reaches the ends of the plot; facets divide it', () => {
  const markup = drawn(region({ y: (_, now: number) => ['end', now], name: () => 'floor' }), null, { now: 0.25 });
  expect(markup).toContain('<rect class="chart-region" x="0" y="75" width="200" height="25"></rect>');
  expect(markup).toContain('x="8" y="93"');
  expect(drawn(region({ x: () => null }), null, { now: null })).toBe('<g></g>');
  const parts = drawn(facets({ at: () => [{ x: 0, series: a }, { x: 10, series: b }] }), null, { now: null }); // biome-ignore format: two parts
  expect(every(parts, 'd')).toEqual(['M100.0 0V100']);
  expect(every(parts, 'x')).toEqual(['6', '106']);
});

test('the diagonal goes from corner to corner', () => {
  expect(every(drawn(diagonal(), null, { now: null }), 'd')).toEqual(['M0 100L200 0']);
});

describe('tangents', () => {
  test('go through their rows in the direction of the slope, all of the same length, with a dot each', () => {
    const slopes = new Map([
      ['a', 0],
      ['b', 0.1],
    ]);
    const mark = tangents<Spread, number>({ of: ({ x }, at) => x === at, slope: ({ series: { id } }) => slopes.get(id) ?? 0, reach: 10 });
    expect(mark.clips).toBe(true);
    const markup = drawn(mark, null, { now: 0 });
    // A slope of 0.1 a unit is 10 pixels up for 10 to the right.
    expect(every(markup, 'd')).toEqual(['M-10.0 50.0L10.0 50.0', 'M-7.1 82.1L7.1 67.9']);
    expect(every(markup, 'cy')).toEqual(['50', '75']);
    expect(every(markup, 'clip-path')).toEqual(['url(#clip)']);
  });

  test('are not where there is no value', () => {
    const mark = tangents<Spread, number>({ of: ({ x }, at) => x === at, slope: () => 1 });
    expect(every(drawn(mark, null, { now: 10 }), 'data-method')).toEqual(['a']);
  });
});

describe('contours', () => {
  const R = 33;
  /** Heights of a bowl 100 r² around (u, v) of the unit square. */
  const bowl = (u: number, v: number, levels: readonly number[]): Surface => ({
    id: 'bowl',
    values: Float64Array.from({ length: R * R }, (_, k) => 100 * (((k % R) / (R - 1) - u) ** 2 + (Math.floor(k / R) / (R - 1) - v) ** 2)),
    resolution: R,
    levels,
    style: { color: 'black', dash: '6 3', width: 1 },
  });

  test('lie where the surface has their height, bottom row below; none where it is never so high', () => {
    const [round] = contoursOf(bowl(0.5, 0.5, [9]), plot);
    expect(round?.level).toBe(9);
    expect(round?.d).toMatch(/^M.*Z$/);
    expect(round?.places.length).toBeGreaterThan(10);
    for (const [x, y] of round?.places ?? []) expect(100 * ((x / 200 - 0.5) ** 2 + (y / 100 - 0.5) ** 2)).toBeCloseTo(9, 0);
    const [corner] = contoursOf(bowl(0, 1, [1]), plot);
    expect(corner?.d).not.toContain('Z');
    for (const [x, y] of corner?.places ?? []) expect(x < 30 && y < 15).toBe(true);
    expect(contoursOf(bowl(0.5, 0.5, [1000]), plot)).toEqual([]);
  });

  test('shade what is lower, up to the rim', () => {
    const markup = drawn(
      contours(() => [{ ...bowl(0, 1, [1, 4]), isShaded: true }]),
      null,
      { now: null },
    );
    const [inner, outer, lines] = every(markup, 'd');
    expect(inner).toMatch(/^M[\d.,\-L]+Z$/);
    expect(outer).toMatch(/^M[\d.,\-L]+Z$/);
    expect(lines?.match(/M/g)).toHaveLength(2);
    expect(
      every(
        drawn(
          contours(() => [bowl(0.5, 0.5, [])]),
          null,
          { now: null },
        ),
        'd',
      ),
    ).toEqual(['']);
  });
});

test('placed texts are named at their first free place, small ones in the middle of theirs', () => {
  const mark = placed<null, Spread>({
    labels: () => [
      { id: 'name', text: 'a', color: 'red', candidates: [[50, 50], [80, 50]] },
      { id: 'number', text: '1', isMuted: true, candidates: [[80, 50], [120, 60]] },
    ], // biome-ignore format: two texts
    taken: () => [{ x: 40, y: 40, width: 20, height: 20 }],
  });
  const markup = drawn(mark, null, { now: null });
  expect([every(markup, 'x'), every(markup, 'y')]).toEqual([['80', '120'], ['54', '63.5']]); // biome-ignore format: two texts
  expect(every(markup, 'style')).toEqual(['fill:red']);
});

test('a name goes to the height that its line has now; where it has none, its lead is left out', () => {
  const mark = names<null, Spread, number | null>({
    side: 'end',
    height: ({ series: { id } }, _, { now }) => (now === null ? undefined : id === 'a' ? now : Number.NaN),
  });
  expect(every(drawn(mark, null, { now: null }), 'd')).toEqual(['M105.0 0.0L113.0 8.0', 'M205.0 100.0L213.0 98.0']);
  expect(every(drawn(mark, null, { now: 0.4 }), 'd')).toEqual(['M105.0 60.0L113.0 60.0']);
});
