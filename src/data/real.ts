import type { Interpretation } from './files/interpret.ts';

/** Real data that ship with the page: what they are, whose they are, and under which licence. */
export interface RealData {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly licence: string;
  readonly address: string;
  /** Class that the past does not have: it arrives as the change. */
  readonly heldOut: string;
  /** The points, loaded when they are asked for. */
  load(): Promise<Interpretation>;
}

export const realData: readonly RealData[] = [
  {
    id: 'penguins',
    title: 'Palmer penguins',
    description: 'Bill length and depth of three species of penguins',
    source: 'Gorman, Williams and Fraser 2014; palmerpenguins',
    licence: 'CC0',
    address: 'https://allisonhorst.github.io/palmerpenguins/',
    heldOut: 'Gentoo',
    load: async () => (await import('./real/penguins.ts')).default(),
  },
  {
    id: 'iris',
    title: 'Iris',
    description: 'Petal length and width of three species of iris',
    source: 'Anderson 1935, Fisher 1936; UCI Machine Learning Repository',
    licence: 'CC BY 4.0',
    address: 'https://archive.ics.uci.edu/dataset/53/iris',
    heldOut: 'virginica',
    load: async () => (await import('./real/iris.ts')).default(),
  },
];
