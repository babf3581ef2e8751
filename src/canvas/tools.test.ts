import { expect, test } from 'vitest';
import { changeKinds, tabs } from '../scenario/changes.ts';
import { toolById, tools } from './tools.ts';

test('tools stand in the order of their keys, and no two share a key or an id', () => {
  expect(tools.map(({ id }) => id)).toEqual(['add', 'brush', 'erase', 'relabel', 'move', 'remember', 'lasso', 'pan']);
  expect(tools.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
});

test('a tool is in the tab of a kind of change, and the tool of a tab is in it', () => {
  for (const { tab } of tools) if (tab) expect(changeKinds).toContain(tab);
  for (const { kind, tool } of tabs) if (tool) expect(toolById(tool).tab).toBe(kind);
});

test('an id that is none is refused by name', () => {
  expect(() => toolById('broom')).toThrow('there is no tool broom; use one of add, brush');
});
