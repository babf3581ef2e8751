import type { ComponentType } from 'react';
import type { PanelViews } from './view.tsx';

/** A panel as the page knows it before it is opened: part of the first JavaScript, so what it shows is loaded later. */
export interface Panel {
  /** 'gradient': the name of its folder, of its scenes, in links and after `?embed=`. */
  readonly id: string;
  /** On its tab. */
  readonly label: string;
  /** Tabs stand in the order of these numbers. */
  readonly order: number;
  /** Its views, when it is first opened; a component where it is none. */
  readonly load: () => Promise<{ readonly default: PanelViews | ComponentType }>;
}

/** Names the shape; the default export of `panels/<id>/panel.ts`. */
export const definePanel = (panel: Panel): Panel => panel;
