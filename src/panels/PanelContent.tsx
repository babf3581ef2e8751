import type { ComponentType } from 'react';
import { later } from '../ui/later.tsx';
import type { Panel } from './panel.ts';
import { panels } from './registry.ts';
import { Empty } from './Status.tsx';
import './panels.css';

const load = async (panel: Panel): Promise<{ default: ComponentType }> => {
  const [{ PanelBody }, { default: body }] = await Promise.all([import('./PanelBody.tsx'), panel.load()]);
  return { default: 'views' in body ? () => <PanelBody panel={panel} body={body} /> : body };
};

const Unavailable = ({ again }: { again: () => void }) => (
  <Empty action={{ label: 'Try again', run: again }}>This panel could not be loaded; see whether the page can be reached.</Empty>
);

const contents = new Map(
  panels.map((panel) => [panel.id, later(() => load(panel), Unavailable, <p className="row panel-status">Loading…</p>)]),
);

/** A panel, loaded when it is first opened: the same on the page and in a frame of its own. Nothing for an id of no panel. */
export const PanelContent = ({ id }: { id: string }) => {
  const Content = contents.get(id);
  return Content && <Content />;
};
