import { expect, test } from 'vitest';
import { opening } from '../../lessons/opening.ts';
import { scenes } from '../../lessons/scenes.ts';
import { runnable } from '../../scenario/ask.ts';
import { basePoints } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { nextDomain } from '../../store/domain.ts';
import type { Domain } from '../../studies/experiment.ts';
import { createRunner } from '../../studies/experimentRunner.ts';
import { type Boundary, boundaryOf } from '../map/boundaries.ts';
import { positionsOf } from '../picture.ts';
import { canvasPoints, pastOf } from '../points/points.ts';
import { type Projection, projection } from '../projection.ts';
import { chipsOf } from './chips.ts';
import { BESIDE, type Boundaries, boxOf, followLines, gapTo, type Named, type PlacedChips, placeChips } from './placeChips.ts';

const widthOf = ({ text }: { readonly text: string }): number => 10 + 7 * text.length;
const SIDES = [160, 372, 474, 690];

/** Scenes whose models are solved in a moment; all of them where there is time. */
const shown: readonly Scenario[] = [
  opening,
  ...scenes.map(({ scenario }) => scenario).filter(({ model }) => process.env.FULL || (model.family === 'glm' && !model.likelihood)),
];

interface Stage {
  readonly scenario: Scenario;
  readonly chosen: string;
  at(view: Projection): { readonly named: Named; readonly boundaries: Boundaries };
  readonly domain: Domain;
}

const staged = async (asked: Scenario): Promise<Stage> => {
  const scenario = runnable(asked);
  const rows = basePoints(scenario.data);
  const domain = nextDomain(scenario, rows, null, false, [0, 1]) as Domain;
  const step = scenario.steps.length - 1;
  const { maps } = await createRunner({}).run({ scenario, view: { step, domain, resolution: 64 } });
  if (!maps) throw new Error(`${scenario.title} has no picture`);
  const points = canvasPoints(pastOf(rows, scenario.steps.slice(0, step)).rows, scenario.steps[step], [0, 1]);
  const chosen = `${scenario.view?.method ?? scenario.methods.find((id) => id !== 'exact') ?? 'exact'}`;
  const added = points.filter(({ fate }) => fate === 'added');
  const chips = chipsOf(scenario.methods, chosen, added, (label) => label);
  return {
    scenario,
    chosen,
    domain,
    at: (view) => ({
      named: { view, points, positions: positionsOf(points, view), chips },
      boundaries: new Map<string, Boundary>(
        ['before', ...scenario.methods].flatMap((id) => {
          const values = id === 'before' ? maps.before : maps.methods[id];
          return values ? [[id, boundaryOf(maps, values, view, 0)] as const] : [];
        }),
      ),
    }),
  };
};

const stages = await Promise.all(shown.map(staged));

/** Chips that lie further from what they name than they may, and have no leader on it. */
const adrift = ({ named: { view, positions, points }, boundaries }: ReturnType<Stage['at']>, { chips }: PlacedChips): string[] =>
  [...chips.values()].flatMap((chip) => {
    const own =
      chip.id === 'new'
        ? points.flatMap(({ fate }, k) => (fate === 'added' ? [[positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0] as const] : []))
        : (boundaries.get(chip.id)?.lines.flat() ?? []);
    const box = boxOf(chip);
    const gap = Math.min(...own.map((place) => gapTo(box, place)));
    const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= view.side && box.y + box.height <= view.side;
    const led = chip.leader && Math.min(...own.map(([x, y]) => Math.hypot(x - (chip.leader?.[0] ?? 0), y - (chip.leader?.[1] ?? 0)))) < 1;
    return (gap <= BESIDE || led) && inside ? [] : [`${chip.id} is ${gap} px off, side ${view.side}`];
  });

test('names lie on their lines, at every size: also after a resize, a look closer and another scene', () => {
  let before: PlacedChips | null = null;
  for (const { scenario, domain, at } of stages) {
    const { x0, x1, y0, y1 } = domain;
    const closer: Domain = { ...domain, x0: x0 + (x1 - x0) / 4, y1: y1 - (y1 - y0) / 5 };
    for (const view of [...SIDES.map((side) => projection(domain, side)), projection(closer, 474), projection(domain, 474)]) {
      const now = at(view);
      if (before) {
        before = followLines(now.named, now.boundaries, before);
        expect(adrift(now, before), `${scenario.title}, at once`).toEqual([]);
      }
      before = placeChips(now.named, now.boundaries, widthOf, before);
      expect(adrift(now, before), scenario.title).toEqual([]);
      // A moment later they are where they were.
      expect(placeChips(now.named, now.boundaries, widthOf, before), `${scenario.title}, again`).toEqual(before);
    }
  }
});

test('exact and the chosen method are named in every scene of the size of the page', () => {
  for (const { scenario, chosen, domain, at } of stages) {
    const { named, boundaries } = at(projection(domain, 474));
    const { chips } = placeChips(named, boundaries, widthOf);
    for (const id of ['exact', chosen].filter((one) => (boundaries.get(one)?.lines.length ?? 0) > 0))
      expect([...chips.keys()], scenario.title).toContain(id);
  }
});

const line = (...places: readonly (readonly [number, number])[]): Boundary => ({ path: '', lines: [places] });
const named = (side = 300): Named => ({
  view: projection({ x0: 0, x1: 1, y0: 0, y1: 1 }, side),
  points: [],
  positions: new Float64Array(0),
  chips: [
    { id: 'exact', text: 'exact', color: '' },
    { id: 'replay', text: 'Replay', color: '' },
  ],
});

test('names without room on their line lie inside the frame near it, those that are apart with a leader', () => {
  const corner = line([296, 2], [297, 3], [298, 4]);
  const ids = ['exact', 'replay', 'ewc-full'];
  const crowd = { ...named(), chips: ids.map((id) => ({ id, text: 'a long name of it', color: '' })) };
  const { chips } = placeChips(crowd, new Map(ids.map((id) => [id, corner])), widthOf);
  expect([...chips.keys()]).toEqual(ids);
  const gaps = [...chips.values()].map((chip) => gapTo(boxOf(chip), chip.leader ?? [296, 2]));
  expect(gaps[0]).toBeLessThanOrEqual(BESIDE);
  expect(Math.max(...gaps)).toBeLessThan(80);
  for (const [k, { leader }] of [...chips.values()].entries()) expect(leader !== null, ids[k]).toBe((gaps[k] ?? 0) > BESIDE);
  expect(gaps.some((gap) => gap > BESIDE)).toBe(true);
});

test('a name goes with its line, and leaves with it', () => {
  const across = (y: number): Boundary => line(...Array.from({ length: 31 }, (_, k) => [10 * k, y] as const));
  const boundaries = (y: number) => new Map([['exact', across(y)]]);
  const placed = placeChips(named(), boundaries(100), widthOf);
  const x = placed.chips.get('exact')?.x ?? 0;
  const moved = followLines(named(), boundaries(180), placed).chips.get('exact');
  expect(moved?.y).toBe(180);
  expect(Math.abs((moved?.x ?? 0) - x)).toBeLessThanOrEqual(10);
  expect(followLines(named(), new Map(), placed).chips.size).toBe(0);
  expect(followLines(named(), boundaries(320), placed).chips.size).toBe(0);
  // Of a frame of another size, the same place of the data.
  const larger = followLines(named(600), new Map([['exact', line([0, 200], [2 * x, 200], [600, 200])]]), placed).chips.get('exact');
  expect(larger).toMatchObject({ x: 2 * x, y: 200 });
});
