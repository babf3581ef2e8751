import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { deck } from './deck.ts';
import { scenarioAt } from './lesson.ts';
import { lessons, stepOfScene } from './lessons.ts';
import { parseMarkup, wordCount } from './markup.ts';
import { isScene } from './scene.ts';
import { scenes } from './scenes.ts';

test('the deck has every scene as a step, under its own title and with its panel', () => {
  expect(lessons.map(({ id }) => id)).not.toContain(deck.id);
  expect(deck.steps.map(({ id }) => id)).toEqual(scenes.map(({ id }) => id));
  for (const [k, scene] of scenes.entries()) {
    const scenario = scenarioAt(deck, k);
    expect(isScene(scene, scenario)).toBe(true);
    expect(scenario.view).toMatchObject({ ...scene.scenario.view, panel: scene.panel });
    expect(decodeLink(encodeLink(scenario) ?? '')).toMatchObject({ outcome: 'ok', notes: [] });
  }
});

test.each(deck.steps)('the sentence of $id is a text of lessons', ({ say = '' }) => {
  expect(parseMarkup(say).map(({ kind }) => kind)).toEqual(['text']);
  expect(wordCount(say)).toBeLessThanOrEqual(60);
});

test('a scene leads to one step of one lesson at most; every step names scenes that there are', () => {
  const named = lessons.flatMap(({ steps }) => steps.flatMap((step) => step.scenes ?? []));
  const ids: readonly string[] = scenes.map(({ id }) => id);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeGreaterThan(20);
  expect(stepOfScene('gradient-replay')).toMatchObject({ lesson: { id: 'replay' }, step: { id: 'guess' } });
  expect(stepOfScene('gradient-shares')).toBeNull();
});
