import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { guessChoice } from './choice.ts';
import { readText } from './content.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { Table } from './table.ts';

const tableOf = (text: string): Table => {
  const content = readText(text);
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};

const read = (text: string): Interpretation => {
  const table = tableOf(text);
  return interpret(table, guessChoice(table));
};

const points = [
  [1.5, 2, 0],
  [-0.25, 4, 1],
];

describe('shapes of a table', () => {
  test.each([
    ['a list of objects', '[{"x": 1.5, "y": 2, "label": 0}, {"x": -0.25, "label": 1, "y": 4}]'],
    ['an object of columns', '{"x": [1.5, -0.25], "y": [2, 4], "label": [0, 1]}'],
    ['a list in a wrapping', '{"name": "mine", "data": [{"x": 1.5, "y": 2, "label": 0}, {"x": -0.25, "y": 4, "label": 1}]}'],
    ['an object in a wrapping', '{"version": 1, "data": {"x": [1.5, -0.25], "y": [2, 4], "label": [0, 1]}}'],
    ['a list of rows with names', '[["x", "y", "label"], [1.5, 2, 0], [-0.25, 4, 1]]'],
    ['JSON lines', '{"x":1.5,"y":2,"label":0}\n{"x":-0.25,"y":4,"label":1}\n'],
    ['JSON lines that are lists', '["x","y","label"]\r\n[1.5,2,0]\r\n\r\n[-0.25,4,1]'],
    ['pandas, records', '[{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]'],
    ['pandas, columns', '{"x":{"0":1.5,"1":-0.25},"y":{"0":2,"1":4},"label":{"0":0,"1":1}}'],
    ['pandas, columns with names for rows', '{"x":{"ann":1.5,"bob":-0.25},"y":{"ann":2,"bob":4},"label":{"ann":"0","bob":"1"}}'],
    ['pandas, index', '{"0":{"x":1.5,"y":2,"label":0},"1":{"x":-0.25,"y":4,"label":1}}'],
    ['pandas, index with names for rows', '{"ann":{"x":1.5,"y":2,"label":"0"},"bob":{"x":-0.25,"y":4,"label":"1"}}'],
    ['pandas, split', '{"columns":["x","y","label"],"index":[0,1],"data":[[1.5,2,0],[-0.25,4,1]]}'],
    [
      'pandas, table',
      '{"schema":{"fields":[{"name":"index","type":"integer"},{"name":"x","type":"number"},{"name":"y","type":"number"},{"name":"label","type":"integer"}],"primaryKey":["index"],"pandas_version":"1.4.0"},"data":[{"index":0,"x":1.5,"y":2,"label":0},{"index":1,"x":-0.25,"y":4,"label":1}]}',
    ],
    [
      'Vega-Lite',
      '{"$schema":"https://vega.github.io/schema/vega-lite/v5.json","data":{"values":[{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]},"mark":"point"}',
    ],
    [
      'Vega, with a version that is no scenario',
      '{"$schema":"https://vega.github.io/schema/vega/v5.json","version":1,"data":[{"name":"table","values":[{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]}]}',
    ],
    ['Vega without its schema', '{"version":1,"data":{"values":[{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]}}'],
    [
      'Altair',
      '{"$schema":"https://vega.github.io/schema/vega-lite/v5.json","data":{"name":"data-1"},"datasets":{"data-1":[{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]}}',
    ],
    ['numbers that Python writes and JSON has not', '[{"x":NaN,"y":2,"label":0},{"x":1.5,"y":2,"label":0},{"x":-0.25,"y":4,"label":1}]'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ tasks: [{ points }], columns: ['x', 'y', 'label'], classes: ['0', '1'] });
  });

  test('pandas, values: a list of rows without names', () => {
    expect(read('[[1.5, 2, "a"], [-0.25, 4, "b"], [null, 1, "b"]]')).toMatchObject({
      tasks: [{ points }],
      columns: ['column 1', 'column 2', 'column 3'],
      dropped: { count: 1, first: [{ line: 3, reason: 'column 1 is missing' }] },
    });
  });

  test('a matrix with its labels', () => {
    expect(read('{"X": [[1.5, 2], [-0.25, 4]], "y": ["a", "b"]}')).toMatchObject({ tasks: [{ points }], columns: ['X 1', 'X 2', 'y'] });
  });

  test('what lies in an entry is a column of its own', () => {
    expect(tableOf('[{"at": {"x": 1, "y": 2}, "size": [3, 4], "label": "a", "deep": {"er": [1]}}]')).toMatchObject({
      names: ['at.x', 'at.y', 'size 1', 'size 2', 'label', 'deep'],
      rows: [{ cells: [1, 2, 3, 4, 'a', '(nested)'] }],
    });
  });

  test('a row that is longer than the first loses nothing', () => {
    expect(tableOf('[[1, 2, 3], [1, 2, 3, 4]]')).toMatchObject({ names: ['column 1', 'column 2', 'column 3', 'column 4'] });
  });

  test('names that count rows are told from names that count columns by what they hold', () => {
    expect(tableOf('{"0":{"0":1,"1":"a","2":3},"1":{"0":2,"1":"b","2":4}}').names).toEqual(['0', '1', '2']);
    expect(tableOf('{"0":{"0":1,"1":2},"1":{"0":2,"1":3},"2":{"0":"a","1":"b"}}').names).toEqual(['0', '1', '2']);
  });

  test('whole numbers beyond a double stay what they are', () => {
    const { rows } = tableOf('[{"x": 1, "y": 2, "label": 9007199254740993}, {"x": 1, "y": 2.5, "label": 9007199254740992}]');
    expect(rows.map(({ cells }) => String(cells[2]))).toEqual(['9007199254740993', '9007199254740992']);
  });

  test('an index of words is named', () => {
    expect(tableOf('{"columns":["x","y","label"],"index":["ann","bob"],"data":[[1.5,2,0],[-0.25,4,1]]}').notes).toEqual([
      'The index (ann, bob, …) is no column.',
    ]);
  });
});

describe('JSON lines', () => {
  test('rows have the numbers of their lines, and a line that is none is named', () => {
    const { rows, unit } = tableOf('{"x":1,"y":2,"label":0}\n\n{"x":1,"y":2,"label":1}\n{"x":1,"y":\n{"x":3,"y":2,"label":1}');
    expect(unit).toBe('line');
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, undefined],
      [3, undefined],
      [4, 'it is no JSON'],
      [5, undefined],
    ]);
  });

  test('lines of which most are none are no JSON lines', () => {
    expect(() => tableOf('{"x":1}\n{\n{\n')).toThrow(/^It begins like JSON and breaks in line 2/);
  });
});

describe('maps', () => {
  const point = (x: number, label: string) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [x, 2] },
    properties: { label, longitude: 7 },
  });
  const features = [point(1.5, 'a'), { ...point(1, 'b'), geometry: { type: 'Polygon', coordinates: [[[1, 2]]] } }, point(-0.25, 'b')];

  test.each([
    ['a collection', JSON.stringify({ type: 'FeatureCollection', features })],
    ['a feature a line', features.map((feature) => JSON.stringify(feature)).join('\n')],
  ])('%s: places and properties are columns', (_, text) => {
    const table = tableOf(text);
    expect(table.names).toEqual(['longitude', 'latitude', 'label', 'longitude (2)']);
    expect(table.notes).toEqual(['Places are of points only: Polygon have none.']);
    expect(read(text)).toMatchObject({
      columns: ['longitude', 'latitude', 'label'],
      tasks: [
        {
          points: [
            [1.5, 2, 0],
            [-0.25, 2, 1],
          ],
        },
      ],
      dropped: { count: 1, first: [{ reason: 'longitude is missing' }] },
    });
  });

  test('of shapes the properties are read', () => {
    const shape = (a: number) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { a, b: a, label: a } });
    expect(tableOf(JSON.stringify({ type: 'FeatureCollection', features: [shape(1), shape(2)] }))).toMatchObject({
      names: ['a', 'b', 'label'],
      notes: ['Of Polygon the properties are read, no places.'],
    });
  });
});

describe('JSON of other programs is no scenario', () => {
  test.each([
    ['{"cells": [{"cell_type": "code"}], "metadata": {}, "nbformat": 4}', 'It is a Jupyter notebook; save the table that it makes as CSV.'],
    [
      '{"version": 1, "parameters": 3, "base": {}, "steps": [{"change": "add"}]}',
      'It is a file of results, without the data that they are of; open the scenario itself.',
    ],
    ['{"type": "Topology", "objects": {}, "arcs": [[[1, 2]]]}', 'It is a TopoJSON map; save its points as GeoJSON.'],
    ['{"data": [{"type": "scatter", "x": [1], "y": [2]}], "layout": {}}', 'It is a Plotly figure; save its data as CSV.'],
    [
      '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "data": {"url": "cars.json"}}',
      'It is a Vega chart whose data are no list in it; save the data themselves as CSV.',
    ],
    [
      '{"name": "page", "version": "1.0.0", "data": {"a": 1}, "files": ["dist"]}',
      'The JSON is an object with the keys name, version, data, files; columns like {"x": […], "y": […], "label": […]} are needed.',
    ],
    [
      '{"name": "page", "lockfileVersion": 3, "packages": {"": {"name": "page"}, "a": {"dependencies": {"b": "1"}}}}',
      'The JSON is an object with the keys name, lockfileVersion, packages; columns like {"x": […], "y": […], "label": […]} are needed.',
    ],
    [
      '{"version": 1, "data": {"theme": "dark"}}',
      'The JSON is an object with the keys version, data; columns like {"x": […], "y": […], "label": […]} are needed.',
    ],
  ])('%s', (text, message) => {
    expect(() => readText(text)).toThrow(new DataError(message));
  });

  test('numbers of a scenario are numbers, however many digits they have', () => {
    const scenario = { version: 1, data: { points: [] }, model: {}, prior: { precision: 1e20 } };
    expect(readText(JSON.stringify(scenario))).toEqual({ kind: 'scenario', value: scenario });
  });

  test.each([
    '{"version": 1, "data": {"preset": {}}}',
    '\ufeff{"version": 1, "data": {"points": []}, "model": {}}',
    '{"version": 2, "data": 3, "model": {}, "memory": {}, "steps": [], "methods": []}',
  ])('%j says that it is one, and its faults are named by the field', (text) => {
    expect(readText(text)).toMatchObject({ kind: 'scenario' });
  });
});
