import { nearestPosition, wayPositions } from '../../adaptation/lenses/walk.ts';
import type { PanelOptions } from '../../store/state.ts';
import type { Place } from '../../studies/gradientParts.ts';
import { getStore, useStore } from '../../ui/useStore.ts';

/** What the panel shows: components weight by weight, errors on the way, parts of the gradient, where methods landed. */
export type View = 'components' | 'way' | 'parts' | 'landing';
/** How an error is measured on the way. */
export type ErrorKind = 'relative' | 'absolute';
/** What the canvas says of each past point. */
export type Halos = 'none' | 'share' | 'missed';

export interface Choices {
  readonly view: View;
  readonly place: Place;
  /** A position of the way: 0 at θ*, 1 at exact. */
  readonly t: number;
  readonly error: ErrorKind;
  readonly halos: Halos;
}

const oneOf = <T extends string>(options: PanelOptions, name: string, values: readonly [T, ...T[]]): T =>
  values.find((value) => value === options[`gradient.${name}`]) ?? values[0];

/** The panel's choices out of the screen's; a default for whatever is nonsense. */
export const choicesOf = (options: PanelOptions): Choices => {
  const t = options['gradient.t'];
  return {
    view: oneOf(options, 'view', ['components', 'way', 'parts', 'landing']),
    place: oneOf(options, 'place', ['own', 'exact', 'walk']),
    t: wayPositions()[nearestPosition(typeof t === 'number' ? t : 1)] as number,
    error: oneOf(options, 'error', ['relative', 'absolute']),
    halos: oneOf(options, 'halos', ['none', 'share', 'missed']),
  };
};

export const useChoices = (): Choices => choicesOf(useStore((state) => state.panelOptions));

export const choose = <K extends keyof Choices>(choice: K, value: Choices[K]): void => getStore().choose(`gradient.${choice}`, value);

/** Stands on the way at the position nearest to t. */
export const walkTo = (t: number): void => {
  choose('place', 'walk');
  choose('t', wayPositions()[nearestPosition(t)] as number);
};
