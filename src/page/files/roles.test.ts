import { expect, test } from 'vitest';
import { columnInfos, guessChoice } from '../../data/files/choice.ts';
import { readText } from '../../data/files/content.ts';
import { heldColumns, withHeldOut, withRegression, withRole } from './roles.ts';

const opened = (text: string) => {
  const content = readText(text);
  if (content.kind !== 'table') throw new Error('not a table');
  const infos = columnInfos(content.table);
  return { infos, choice: guessChoice(content.table, infos) };
};

const rows = Array.from({ length: 60 }, (_, i) => `${i / 8};${(i * i) % 53};${i},5;${i % 2 ? 'a' : 'b'}`);

test('another label is a class or a number as its column is; the decimal sign that was said stays', () => {
  const { infos, choice } = opened(['u;v;price;kind', ...rows].join('\n'));
  expect(choice.label).toBe(3);
  const priced = withRole({ ...choice, decimal: ',' }, infos, 2, 'label');
  expect(priced).toMatchObject({ label: 2, regression: true, decimal: ',' });
  expect(withRole(priced, infos, 0, 'second')).toMatchObject({ label: 2, regression: true, decimal: ',' });
  const classes = withRegression(priced, false);
  expect(classes).not.toHaveProperty('regression');
  expect(withRole(classes, infos, 0, 'second')).not.toHaveProperty('regression');
  expect(withRole(priced, infos, 3, 'label')).not.toHaveProperty('regression');
});

test('the last value of a column can be held out, and given back', () => {
  const parted = rows.map((row, i) => `${row};${1 + (i % 3)};${i % 4 ? 'train' : 'test'}`);
  const { infos, choice } = opened(['u;v;price;kind;fold;split', ...parted].join('\n'));
  expect(choice).toMatchObject({ label: 3, task: null, split: { column: 5, value: 'train' } });
  expect(heldColumns(choice, infos)).toEqual([4, 5]);
  const held = withHeldOut(choice, infos, 4, true);
  expect(held).toMatchObject({ task: 4, lastOnly: true, split: { column: 5, value: 'train' } });
  expect(withRole(held, infos, 2, 'second')).toMatchObject({ task: 4, lastOnly: true });
  expect(withHeldOut(held, infos, 4, false)).toMatchObject({ task: null });
  const tested = withHeldOut(choice, infos, 5, true);
  expect(tested).toMatchObject({ task: 5, lastOnly: true, split: null });
  expect(withHeldOut(tested, infos, 5, false)).toEqual(choice);
});
