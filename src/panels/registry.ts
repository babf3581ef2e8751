import type { Panel } from './panel.ts';

const files = import.meta.glob<{ default: Panel }>('./*/panel.ts', { eager: true });

/** Every panel, a folder each, in the order of the tabs. */
export const panels: readonly Panel[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.order - other.order);

/** The ids of the panels, as links name them. */
export const panelIds: readonly string[] = panels.map(({ id }) => id);
