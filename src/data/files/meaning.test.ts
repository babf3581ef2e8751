import { describe, expect, test } from 'vitest';
import { guessChoice } from './choice.ts';
import { readText } from './content.ts';

/** Cells of a column by what it holds, the same each time. */
const cellsOf: Record<string, (i: number) => string | number> = {
  /** A measurement. */
  m: (i) => (((i * 37) % 101) / 7 + 1).toFixed(2),
  /** A whole number of many. */
  n: (i) => 20 + ((i * 29) % 53),
  count: (i) => i + 1,
  id: (i) => 15_600_000 + ((i * 7919) % 100_003),
  code: (i) => `LP00${1000 + i}`,
  '01': (i) => ((i * 13) >> 2) % 2,
  two: (i) => ['female', 'male'][(i >> 1) % 2] ?? '',
  yes: (i) => ['No', 'Yes'][(i * 5) % 3 === 0 ? 1 : 0] ?? '',
  three: (i) => ['S', 'C', 'Q'][i % 3] ?? '',
  '123': (i) => 1 + (i % 3),
  '0-4': (i) => (i * i) % 5,
  words: (i) => `"Braund, Mr. Owen ${i}"`,
  year: (i) => 2007 + (i % 3),
};

/** 'name kind, name kind' as a table of 60 rows; without names where every name is '_'. */
const guess = (columns: string): { inputs: (string | undefined)[]; label: string | undefined } => {
  const parts = columns
    .split(', ')
    .map((part) => ({ name: part.slice(0, part.lastIndexOf(' ')), kind: part.slice(part.lastIndexOf(' ') + 1) }));
  const header = parts.every(({ name }) => name === '_') ? [] : [parts.map(({ name }) => name).join(',')];
  const rows = Array.from({ length: 60 }, (_, i) => parts.map(({ kind }) => cellsOf[kind]?.(i) ?? '').join(','));
  const content = readText([...header, ...rows].join('\n'));
  if (content.kind !== 'table') throw new Error('not a table');
  const { inputs, label } = guessChoice(content.table);
  return { inputs: inputs.columns.map((column) => content.table.names[column]), label: content.table.names[label] };
};

describe('tables that everybody knows', () => {
  test.each([
    ['social network ads', 'User ID id, Gender two, Age n, EstimatedSalary n, Purchased 01', ['Age', 'EstimatedSalary'], 'Purchased'],
    [
      'Titanic',
      'PassengerId count, Survived 01, Pclass 123, Name words, Sex two, Age n, SibSp 0-4, Parch 0-4, Fare m, Embarked three',
      ['Age', 'Fare'],
      'Survived',
    ],
    [
      'iris',
      'Id count, SepalLengthCm m, SepalWidthCm m, PetalLengthCm m, PetalWidthCm m, Species three',
      ['SepalLengthCm', 'SepalWidthCm'],
      'Species',
    ],
    ['iris without names', '_ m, _ m, _ m, _ m, _ three', ['column 1', 'column 2'], 'column 5'],
    ['breast cancer', 'id id, diagnosis two, radius_mean m, texture_mean m, Unnamed: 32 ', ['radius_mean', 'texture_mean'], 'diagnosis'],
    ['breast cancer without names', '_ id, _ two, _ m, _ m, _ m, _ m', ['column 3', 'column 4'], 'column 2'],
    [
      'penguins',
      ' count, species three, island three, bill_length_mm m, bill_depth_mm m, sex two, year year',
      ['bill_length_mm', 'bill_depth_mm'],
      'species',
    ],
    ['heart disease', 'age n, sex 01, cp 0-4, trestbps n, chol n, fbs 01, thal 123, target 01', ['age', 'trestbps'], 'target'],
    ['heart failure', 'age n, anaemia 01, creatinine n, diabetes 01, sex 01, time n, DEATH_EVENT 01', ['age', 'creatinine'], 'DEATH_EVENT'],
    ['Cleveland without names', '_ n, _ 01, _ 0-4, _ n, _ n, _ 123, _ 0-4', ['column 1', 'column 4'], 'column 7'],
    ['wine without names', '_ 123, _ m, _ m, _ m, _ n', ['column 2', 'column 3'], 'column 1'],
    ['wine quality', 'fixed acidity m, volatile acidity m, alcohol m, quality 0-4', ['fixed acidity', 'volatile acidity'], 'quality'],
    ['banknotes', '_ m, _ m, _ m, _ m, _ 01', ['column 1', 'column 2'], 'column 5'],
    ['Pima', 'Pregnancies n, Glucose n, BMI m, Age n, Outcome 01', ['Pregnancies', 'Glucose'], 'Outcome'],
    ['Pima without names', '_ n, _ n, _ m, _ n, _ 01', ['column 1', 'column 2'], 'column 5'],
    [
      'churn',
      'RowNumber count, CustomerId id, Geography three, Gender two, Age n, HasCrCard 01, Balance m, Exited 01',
      ['Age', 'Balance'],
      'Exited',
    ],
    [
      'telephones',
      'customerID code, gender two, SeniorCitizen 01, tenure n, MonthlyCharges m, Churn yes',
      ['tenure', 'MonthlyCharges'],
      'Churn',
    ],
    [
      'loans',
      'Loan_ID code, Gender two, Income n, LoanAmount n, Property_Area three, Loan_Status yes',
      ['Income', 'LoanAmount'],
      'Loan_Status',
    ],
  ])('%s', (_, columns, inputs, label) => {
    expect(guess(columns)).toEqual({ inputs, label });
  });
});

describe('what a name does not say', () => {
  test('yes and no in numbers beats a word of three', () => {
    expect(guess('a m, b m, won 01, region three').label).toBe('won');
    expect(guess('region three, won 01, a m, b m').label).toBe('won');
  });

  test('an identifier is no input and no label, wherever it stands', () => {
    for (const name of ['id', 'User ID', 'userId', 'index', 'row number', 'Nr', 'PassengerId', 'sample_id'])
      expect(guess(`a m, b m, kind three, ${name} count`)).toEqual({ inputs: ['a', 'b'], label: 'kind' });
    expect(guess('Nr id, a m, b m, kind three').inputs).toEqual(['a', 'b']);
  });

  test('a column that only grows is a measurement unless its name says otherwise', () => {
    expect(guess('time id, y m, kind three').inputs).toEqual(['time', 'y']);
    expect(guess('fluid count, y m, kind three').inputs).toEqual(['fluid', 'y']);
  });
});
