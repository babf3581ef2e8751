import { useState } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { getStore, useStore } from '../ui/useStore.ts';
import { Controls } from './Controls.tsx';
import { useContext } from './context.ts';
import { readOptions } from './options.ts';
import { PanelHead } from './PanelHead.tsx';
import type { Panel } from './panel.ts';
import type { PanelViews } from './view.tsx';
import './panelBody.css';

/** An open panel: the sentence, the row of choices, and the view that is chosen. */
export const PanelBody = ({ panel: { id }, body }: { panel: Panel; body: PanelViews }) => {
  const context = useContext();
  const stored = useStore((state) => state.panelOptions);
  const view = body.views.find((one) => one.id === stored[`${id}.view`]) ?? body.views[0];
  const values = readOptions(id, view.options, stored, context);
  const [tools, setTools] = useState<Element | null>(null);
  const [end, setEnd] = useState<Element | null>(null);
  const label = body.label ?? 'View';
  const views = body.views.map(({ id: value, label: name, title }) => ({ value, label: name, ...(title !== undefined && { title }) }));
  const choose = (value: string): void => getStore().choose(`${id}.view`, value);
  // Every method that starts from the old model is exact then, by definition.
  const isMoot = context.isUnchanged && !view.isOfPast;
  const controls = { panel: id, rows: view.options, values, context };
  return (
    <div className={`panel-body ${id}`} data-view={view.id} data-small={view.isSmall || undefined}>
      <div className="row panel-top">
        <PanelHead panel={id} unchanged={isMoot}>
          {view.look(values, context)}
          {view.lookOnCanvas && <span className="of-canvas"> {view.lookOnCanvas}</span>}
        </PanelHead>
        {!isMoot && <Controls {...controls} at="head" />}
      </div>
      <div className="row panel-row">
        {body.views.length > 1 && (
          <>
            <Segmented label={label} value={view.id} options={views} onChange={choose} />
            <div className="field panel-views-short">
              <select aria-label={label} value={view.id} onChange={({ target }) => choose(target.value)}>
                {views.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </select>
            </div>
          </>
        )}
        <span className="panel-tools">
          <span ref={setTools} className="panel-slot" />
          {!isMoot && <Controls {...controls} at="row" />}
        </span>
        <span ref={setEnd} className="panel-end" />
      </div>
      {!isMoot && <view.Room key={view.id} panel={id} context={context} slots={{ tools, end }} />}
    </div>
  );
};
