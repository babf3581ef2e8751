import { type ComponentType, lazy, Suspense } from 'react';
import type { Panel } from './panel.ts';
import { panels } from './registry.ts';
import { Empty } from './Status.tsx';
import './panels.css';

const load = async (panel: Panel): Promise<{ default: ComponentType }> => {
  try {
    const [{ PanelBody }, { default: body }] = await Promise.all([import('./PanelBody.tsx'), panel.load()]);
    return { default: 'views' in body ? () => <PanelBody panel={panel} body={body} /> : body };
  } catch {
    return { default: () => <Empty>This panel could not be loaded. Reload the page when it can be reached.</Empty> };
  }
};

const loaded = new Map(panels.map((panel) => [panel.id, lazy(() => load(panel))]));

/** A panel, loaded when it is first opened: the same on the page and in a frame of its own. Nothing for an id of no panel. */
export const PanelContent = ({ id }: { id: string }) => {
  const Content = loaded.get(id);
  return (
    Content && (
      <Suspense fallback={<p className="row panel-status">Loading…</p>}>
        <Content />
      </Suspense>
    )
  );
};
