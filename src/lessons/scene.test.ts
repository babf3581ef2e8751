import { expect, test } from 'vitest';
import { lessons } from './lessons.ts';
import { isScene } from './scene.ts';
import { scenes } from './scenes.ts';

test('a scene is known as it was set up, whatever the screen shows, and no more after an edit', () => {
  expect(scenes.length).toBeGreaterThan(10);
  for (const scene of scenes) {
    const opened = { ...scene.scenario, title: scene.title, view: { panel: scene.panel } };
    expect(isScene(scene, opened)).toBe(true);
    expect(isScene(scene, JSON.parse(JSON.stringify(opened)))).toBe(true);
    expect(isScene(scene, { ...opened, prior: { precision: opened.prior.precision * 2 } })).toBe(false);
    expect(isScene(scene, { ...opened, memory: { ...opened.memory, size: opened.memory.size + 1 } })).toBe(false);
  }
});

test('every scene has an id and a title of its own', () => {
  expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
  // A panel knows its scene by the title.
  const titles = [...scenes, ...lessons].map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
