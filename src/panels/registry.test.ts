import { expect, test } from 'vitest';
import { scenes } from '../lessons/scenes.ts';
import { FIRST_PANEL } from '../store/linkView.ts';
import { panelIds, panels } from './registry.ts';

const folders = Object.keys(import.meta.glob('./*/panel.ts')).map((path) => path.split('/')[1]);

test('every folder with a panel.ts is a panel that has the name of its folder, and a place of its own', () => {
  expect([...panelIds].sort()).toEqual([...folders].sort());
  expect(new Set(panels.map(({ order }) => order)).size).toBe(panels.length);
  expect(panelIds[0]).toBe(FIRST_PANEL);
});

test('every scene is of a panel that is there, and sets up nothing of another', () => {
  for (const { id, panel, scenario } of scenes) {
    expect(panelIds, id).toContain(panel);
    for (const name of Object.keys(scenario.view ?? {})) if (name.includes('.')) expect(name.split('.')[0], id).toBe(panel);
  }
});

test('an option has one meaning in all the views of a panel', async () => {
  for (const panel of panels) {
    const { default: body } = await panel.load();
    if (!('views' in body)) continue;
    expect(new Set(body.views.map(({ id }) => id)).size, panel.id).toBe(body.views.length);
    const kinds = new Map<string, string>([['view', 'view']]);
    for (const { options } of body.views)
      for (const [id, { kind }] of Object.entries(options)) {
        expect(kinds.get(id) ?? kind, `${panel.id}.${id}`).toBe(kind);
        kinds.set(id, kind);
      }
  }
});
