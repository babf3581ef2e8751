import * as Tabs from '@radix-ui/react-tabs';
import { IconButton } from '../ui/Button.tsx';
import { ShorterIcon, TallerIcon } from '../ui/icons.tsx';
import { getStore, useStore } from '../ui/useStore.ts';
import { PanelContent } from './PanelContent.tsx';
import { panels } from './registry.ts';
import './panels.css';

/** The panels that answer "why". */
export const Panels = () => {
  const panel = useStore((state) => state.panel);
  const tall = useStore((state) => state.panelTall);
  return (
    <Tabs.Root className="panels" data-tall={tall || undefined} value={panel} onValueChange={(value) => getStore().show({ panel: value })}>
      <div className="panel-bar">
        <Tabs.List
          className="panel-tabs"
          aria-label="Panels"
          // The tabs take the focus by script, which a browser may show as if keys had brought it.
          onPointerDown={({ currentTarget }) => currentTarget.setAttribute('data-pressed', '')}
          onKeyDown={({ currentTarget }) => currentTarget.removeAttribute('data-pressed')}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) currentTarget.removeAttribute('data-pressed');
          }}
        >
          {panels.map(({ id, label }) => (
            <Tabs.Trigger key={id} value={id} className="panel-tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <IconButton
          kind="quiet"
          className="panel-size"
          label={tall ? 'Give the canvas more room' : 'Give this panel more room'}
          icon={tall ? <ShorterIcon /> : <TallerIcon />}
          aria-pressed={tall}
          onClick={() => getStore().show({ panelTall: !tall })}
        />
      </div>
      {panels.map(({ id }) => (
        <Tabs.Content key={id} value={id} className="panel">
          <PanelContent id={id} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};
