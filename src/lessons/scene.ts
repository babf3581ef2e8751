import type { Scenario } from '../scenario/types.ts';
import type { Panel } from '../store/state.ts';

/** A scene that a panel sets up to make one claim plain: plain data; its test computes the claim. */
export interface Scene {
  readonly id: string;
  readonly panel: Panel;
  /** What the button says: 'Diagonal EWC is wrong already to first order'. */
  readonly title: string;
  /** What to look for, with the figures that its test computes. */
  readonly look: string;
  /** `view` may set the panel's choices under 'panel.choice'. */
  readonly scenario: Scenario;
}

/** Names the shape; the default export of a file in `scenes/`. */
export const defineScene = (scene: Scene): Scene => scene;
