import { expect, test } from 'vitest';
import { columnInfos, guessChoice } from '../../data/files/choice.ts';
import { readText } from '../../data/files/content.ts';
import { withRegression, withRole } from './roles.ts';

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
