import { expect, test, vi } from 'vitest';
import type { Scenario } from '../scenario/types.ts';
import { fakeStore, smallScenario } from '../testing/fakeStore.ts';
import { withScreen } from './linkView.ts';
import { isOutdated } from './state.ts';
import { COARSE, FINE } from './store.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

test('maps are coarse while a gesture is under way and fine when it has ended', async () => {
  const { store, requests } = fakeStore();
  await tick();
  store.edit(smallScenario({ prior: { precision: 2 } }), 'drag');
  await tick();
  store.edit(smallScenario({ prior: { precision: 3 } }), 'drag');
  await tick();
  store.endGesture();
  await tick();
  expect(requests.map(({ view }) => view?.resolution)).toEqual([FINE, COARSE, COARSE, FINE]);
  store.undo();
  expect(store.getState().scenario.prior.precision).toBe(1);
});

test('a view of one’s own asks for maps there, coarse while it moves; it is kept until there are other data', async () => {
  const { store, requests } = fakeStore();
  await tick();
  const view = { x0: -1, x1: 1, y0: -1, y1: 1 };
  store.look({ ...view, x0: -2 });
  await tick();
  store.look(view);
  await tick();
  store.endGesture();
  await tick();
  expect(requests.slice(1).map((request) => [request.view?.domain.x0, request.view?.resolution])).toEqual([
    [-2, COARSE],
    [-1, COARSE],
    [-1, FINE],
  ]);
  store.edit({ ...store.getState().scenario, steps: [{ kind: 'add', points: [[90, 90, 1]] }] });
  expect(store.getState().view).toEqual(view);
  expect(store.getState().undoable).toHaveLength(1);
  store.open(smallScenario({ data: { preset: { id: 'circles', count: 40, noise: 0, seed: 3 } } }));
  expect(store.getState().view).toBeNull();
});

test('the figures shown say which scenario they are of', async () => {
  const { store } = fakeStore();
  await tick();
  expect(store.getState().experimentOf).toBe(store.getState().scenario);
  expect(store.getState().computing).toBe(false);
});

test('the brush has the label of the newest points of what is opened, or of what an undo brings back', () => {
  const { store } = fakeStore(smallScenario({ steps: [{ kind: 'add', points: [[1, 0, 0]] }] }));
  const opened = (part: Partial<Scenario>) => {
    store.open(smallScenario(part));
    return store.getState().brushClass;
  };
  expect(store.getState().brushClass).toBe(0);
  const two: Scenario['steps'] = [
    { kind: 'add', points: [[1, 0, 1]] },
    { kind: 'add', points: [[2, 0, 0], [2, 1, 2]] }, // biome-ignore format: a row
    { kind: 'prior', precision: 2 },
  ];
  expect(opened({ steps: two, model: { family: 'glm', likelihood: 'categorical' } })).toBe(2);
  store.show({ brushClass: 0 });
  expect(opened({ steps: [] })).toBe(1);
  const model: Scenario['model'] = { family: 'glm', likelihood: 'gaussian' };
  expect(opened({ steps: [{ kind: 'add', points: [[1, 0, 2.5]] }], model })).toBe(2.5);
  expect(opened({ steps: [], data: { points: [[1, 0, -7.5], [2, 0, -3.5004]] }, model })).toBe(-3.5); // biome-ignore format: a row
  store.edit(smallScenario());
  expect(store.getState().brushClass).toBe(1);
  store.undo();
  expect(store.getState().brushClass).toBe(-3.5);
  store.show({ brushClass: 12.25 });
  store.edit({ ...store.getState().scenario, prior: { precision: 3 } });
  expect(store.getState().brushClass).toBe(12.25);
});

test('a newcomer is one until another scenario is opened, or there is another past', () => {
  const { store } = fakeStore();
  const isNew = () => store.getState().newcomer;
  store.edit(smallScenario({ data: store.getState().scenario.data, prior: { precision: 2 } }));
  expect(isNew()).toBe(true);
  store.edit(smallScenario({ data: { preset: { id: 'moons', count: 40, noise: 0, seed: 3 } } }));
  expect(isNew()).toBe(false);
  const other = fakeStore().store;
  other.open(other.getState().scenario);
  expect(other.getState().newcomer).toBe(false);
});

test('an undone edit leaves covered what a question covers', () => {
  const { store } = fakeStore();
  store.show({ veiled: ['k-prior'], hidden: ['k-prior'] });
  store.edit({ ...store.getState().scenario, prior: { precision: 2 } });
  store.undo();
  expect(store.getState()).toMatchObject({ veiled: ['k-prior'], hidden: ['k-prior'] });
  store.redo();
  expect(store.getState()).toMatchObject({ veiled: ['k-prior'], hidden: ['k-prior'] });
  store.open(store.getState().scenario);
  expect(store.getState()).toMatchObject({ veiled: [], hidden: [] });
});

test('without a change an empty one is run', async () => {
  const { requests } = fakeStore(smallScenario({ steps: [] }));
  await tick();
  expect(requests[0]?.scenario.steps).toEqual([{ kind: 'add', points: [] }]);
});

test('hiding a method and choosing one change no number, so nothing is asked', async () => {
  const { store, requests } = fakeStore();
  await tick();
  store.toggleMethod('k-prior');
  store.chooseMethod('exact');
  store.chooseTool('erase');
  await tick();
  expect(requests).toHaveLength(1);
  expect(store.getState()).toMatchObject({ hidden: ['k-prior'], changeTab: 'remove', touched: false });
});

test('a tab takes up its tool', () => {
  const { store } = fakeStore();
  store.chooseChangeTab('relabel');
  expect(store.getState().tool).toBe('relabel');
});

test('looking at an earlier change asks for its maps, and ends when that change is undone', async () => {
  const two = smallScenario({
    steps: [
      { kind: 'add', points: [[1, 0, 1]] },
      { kind: 'remove', indices: [0] },
    ],
  });
  const { store, requests } = fakeStore(two);
  await tick();
  store.chooseStep(0);
  await tick();
  expect(requests.at(-1)?.view?.step).toBe(0);
  expect(store.getState().changeTab).toBe('add');
  store.edit({ ...two, steps: two.steps.slice(0, 1) });
  expect(store.getState().activeStep).toBeNull();
});

test('a notice is one sentence and is not said twice', () => {
  const { store } = fakeStore();
  store.notify('Nothing was lost');
  store.notify('Nothing was lost.');
  expect(store.getState().notices.map(({ text }) => text)).toEqual(['Nothing was lost.']);
});

test('the engine that is asked for travels in the view, and another one is got ready at once', async () => {
  const { store, enginesAsked } = fakeStore();
  store.chooseEngine('simd');
  expect(enginesAsked).toEqual(['simd']);
  expect(withScreen(store.getState()).view).toEqual({ engine: 'simd' });
  store.open({ ...store.getState().scenario, view: { engine: 'webgpu' } });
  expect(store.getState().enginePreference).toBe('webgpu');
});

test('the open panel and its choices are in the link; those of other panels, and nonsense, are not', async () => {
  const { store } = fakeStore();
  store.show({ panel: 'memory' });
  store.choose('memory.figure', 'accuracy');
  store.choose('gradient.place', 'walk');
  const { view } = withScreen(store.getState());
  expect(view).toEqual({ panel: 'memory', 'memory.figure': 'accuracy' });
  store.open({ ...smallScenario(), view: { panel: 'attic', 'memory.figure': 'error', 'memory.seeds': { deep: 1 }, 'attic.door': 'open' } });
  expect(store.getState().panel).toBe('memory');
  expect(store.getState().panelOptions).toEqual({ 'memory.figure': 'error' });
});

test('what a panel shows on the canvas goes with the panel, and with the scenario', () => {
  const { store } = fakeStore();
  const overlay = { trial: { theta: new Float64Array(3), label: 'probe' } };
  store.show({ overlay });
  store.lookAt({ method: 'replay', weight: 2 });
  store.show({ panel: 'landscape' });
  expect(store.getState().overlay).toBeNull();
  expect(store.getState().looked).toEqual({ method: null, weight: null });
  store.show({ overlay });
  store.edit(smallScenario({ prior: { precision: 7 } }));
  expect(store.getState().overlay).toBeNull();
});

test('what works in the background is eased from the first edit of a gesture until the hand is still', async () => {
  const eased: boolean[] = [];
  const { store } = fakeStore(smallScenario(), { ease: (on) => eased.push(on) });
  await tick();
  store.edit(smallScenario({ prior: { precision: 2 } }));
  expect(eased).toEqual([]);
  store.edit(smallScenario({ prior: { precision: 3 } }), 'drag');
  store.edit(smallScenario({ prior: { precision: 4 } }), 'drag');
  expect(eased).toEqual([true]);
  store.endGesture();
  store.edit(smallScenario({ prior: { precision: 5 } }), 'another');
  store.endGesture();
  expect(eased.at(-1)).toBe(true);
  await vi.waitFor(() => expect(eased.at(-1)).toBe(false));
  expect(eased.filter((on) => !on)).toHaveLength(1);
});

test('what would be trained is compiled when nothing presses: after every result, but not under a hand', async () => {
  const idle: (() => void)[] = [];
  const { store, enginesAsked, requests } = fakeStore(smallScenario(), { whenIdle: (work) => void idle.push(work) });
  await tick();
  expect([requests.length, idle.length, enginesAsked.length]).toEqual([1, 1, 0]);
  store.edit(smallScenario({ prior: { precision: 2 } }), 'drag');
  await tick();
  // It was asked for before the hand began, and is not done under it.
  idle.shift()?.();
  await tick();
  expect([requests.length, idle.length, enginesAsked.length]).toEqual([2, 0, 0]);
  store.endGesture();
  await tick();
  expect([requests.length, idle.length]).toEqual([3, 1]);
  idle.shift()?.();
  await tick();
  expect(enginesAsked).toEqual(['auto']);
  store.edit(smallScenario({ model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } } }));
  await tick();
  expect(idle).toHaveLength(1);
});

/** Takes minutes: many classes, each with points. */
const heavy = smallScenario({
  data: { points: Array.from({ length: 100 }, (_, i) => [Math.cos(i), Math.sin(i), i]) },
  model: { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree: 3 } },
});

test('a scenario that takes long says so at once, can be stopped, and goes on when it is asked for', async () => {
  const { store, requests } = fakeStore();
  await tick();
  const before = store.getState().experiment;
  expect(before).not.toBeNull();
  store.open(heavy);
  expect(store.getState()).toMatchObject({ computing: true, experiment: null, work: { slow: true, paused: null } });
  expect(store.getState().work.seconds).toBeGreaterThan(10);
  store.stopComputing();
  await tick();
  expect(store.getState()).toMatchObject({ computing: false, experiment: null, work: { slow: false, paused: 'stopped' } });
  const asked = requests.length;
  store.look({ x0: 0, x1: 1, y0: 0, y1: 1 });
  store.endGesture();
  expect(requests).toHaveLength(asked);
  store.computeAgain();
  await tick();
  expect(store.getState()).toMatchObject({ computing: false, experimentOf: heavy, work: { paused: null } });
});

test('what was kept and takes long waits until it is asked for; what takes a moment does not', async () => {
  const { store, requests } = fakeStore();
  await tick();
  store.open(heavy, { undoable: false, kept: true });
  await tick();
  expect(requests).toHaveLength(1);
  expect(store.getState()).toMatchObject({ computing: false, work: { paused: 'long' } });
  store.undo();
  store.open(smallScenario({ prior: { precision: 3 } }), { undoable: false, kept: true });
  await tick();
  expect(requests).toHaveLength(2);
  expect(store.getState().work.paused).toBeNull();
  store.edit(heavy);
  await tick();
  expect(requests).toHaveLength(3);
});

test('figures of the same past stay, pale, while an edit of it takes long', async () => {
  const { store } = fakeStore(heavy);
  await tick();
  store.edit({ ...heavy, prior: { precision: 1 }, steps: [{ kind: 'add', points: [[0, 0, 1]] }] });
  store.edit({ ...store.getState().scenario, prior: heavy.prior });
  expect(isOutdated(store.getState())).toBe(true);
  expect(store.getState().experiment).not.toBeNull();
  await tick();
  expect(isOutdated(store.getState())).toBe(false);
});

test('figures of the step before stay, pale, until a new step has its own; those of another model are pale at once', async () => {
  const { store } = fakeStore(smallScenario());
  await tick();
  expect(isOutdated(store.getState())).toBe(false);
  const { scenario } = store.getState();
  store.edit({ ...scenario, steps: [...scenario.steps, { kind: 'prior', precision: 3 }] });
  expect(isOutdated(store.getState())).toBe(true);
  expect(store.getState().experiment).not.toBeNull();
  await tick();
  expect(isOutdated(store.getState())).toBe(false);
  store.edit({ ...store.getState().scenario, prior: { precision: 7 } });
  expect(isOutdated(store.getState())).toBe(true);
  await tick();
  expect(isOutdated(store.getState())).toBe(false);
});

test('a run for which there is no memory says what would help', async () => {
  const failing = (error: Error) => fakeStore(smallScenario(), { runner: { run: () => Promise.reject(error) } }).store;
  const store = failing(new RangeError('Array buffer allocation failed'));
  await tick();
  expect(store.getState().problem).toBe('This scenario needs more memory than the browser has; take fewer points, classes or weights.');
  const other = failing(new Error('the base model is of another page'));
  await tick();
  expect(other.getState().problem).toBe('the base model is of another page.');
});

test('where a change is no stroke the hand draws nothing', () => {
  const { store } = fakeStore(
    smallScenario({
      steps: [
        { kind: 'prior', precision: 2 },
        { kind: 'remove', indices: [0] },
      ],
    }),
  );
  store.chooseChangeTab('relabel');
  expect(store.getState()).toMatchObject({ changeTab: 'relabel', tool: 'relabel' });
  for (const kind of ['prior', 'model'] as const) {
    store.chooseChangeTab(kind);
    expect(store.getState()).toMatchObject({ changeTab: kind, tool: 'pan' });
  }
  store.chooseStep(1);
  expect(store.getState()).toMatchObject({ changeTab: 'remove', tool: 'erase' });
  store.chooseStep(0);
  expect(store.getState()).toMatchObject({ changeTab: 'prior', tool: 'pan' });
  // Who draws there is taken to the last change with the tool in the hand.
  store.chooseTool('lasso');
  store.chooseStep(null);
  expect(store.getState()).toMatchObject({ changeTab: 'remove', tool: 'lasso' });
});
