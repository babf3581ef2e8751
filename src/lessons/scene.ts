import type { Scenario } from '../scenario/types.ts';

/** A scene that a panel sets up to make one claim plain: plain data; its test computes the claim. */
export interface Scene {
  readonly id: string;
  /** The id of the panel. */
  readonly panel: string;
  /** Text of the button: 'Diagonal EWC is wrong already to first order'. */
  readonly title: string;
  /** Text that says where to look, with the figures that its test computes. */
  readonly look: string;
  /** `view` may set the panel's choices under 'panel.choice'. */
  readonly scenario: Scenario;
}

/** What the page's own scenarios show unless they say otherwise; a link says it, for one that does not was sent before there was this. */
export const OWN_VIEW = { 'gradient.halos': 'stems' };

/** Names the shape; the default export of a file in `scenes/`. */
export const defineScene = (scene: Scene): Scene => scene;

/** Key of the figures of a scenario: all but its title and its view, as text. */
const substance = ({ title: _, view: __, ...rest }: Scenario): string => JSON.stringify(rest, sorted);

/** Keys in one order, whatever order they were written in. */
const sorted = (_key: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Both have the same title and the same figures, whatever the screen shows of them. */
export const isSame = (one: Scenario, other: Scenario): boolean => one.title === other.title && substance(one) === substance(other);

/** The scenario is the scene as it was set up, so that its figures are true; an edit makes another one of it. */
export const isScene = ({ title, scenario }: Scene, shown: Scenario): boolean => isSame({ ...scenario, title }, shown);
