import * as Tabs from '@radix-ui/react-tabs';
import { type ComponentType, lazy, Suspense } from 'react';
import { PANELS, type Panel } from '../../store/state.ts';
import { GradientPanel } from '../gradient/GradientPanel.tsx';
import { IconButton } from '../shared/Button.tsx';
import { getStore, useStore } from '../useStore.ts';
import { Empty } from './Status.tsx';
import './panels.css';

/** A panel that is loaded when it is first opened. */
const later = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: () => <Empty>This panel could not be loaded. Reload the page when it can be reached.</Empty> }),
    ),
  );

const CONTENT: Readonly<Record<Panel, { readonly label: string; readonly Content: ComponentType }>> = {
  gradient: { label: 'Gradient', Content: GradientPanel },
  landscape: { label: 'Landscape', Content: later(() => import('../landscape/LandscapePanel.tsx').then((file) => file.LandscapePanel)) },
  memory: { label: 'Memory', Content: later(() => import('../memoryCurve/MemoryPanel.tsx').then((file) => file.MemoryPanel)) },
  sensitivity: {
    label: 'Sensitivity',
    Content: later(() => import('../sensitivity/SensitivityPanel.tsx').then((file) => file.SensitivityPanel)),
  },
  training: { label: 'Training', Content: later(() => import('../training/TrainingPanel.tsx').then((file) => file.TrainingPanel)) },
  figures: { label: 'Figures', Content: later(() => import('../table/FiguresTable.tsx').then((file) => file.FiguresTable)) },
};

/** The panels that answer "why". */
export const Panels = () => {
  const panel = useStore((state) => state.panel);
  const tall = useStore((state) => state.panelTall);
  return (
    <Tabs.Root
      className="panels"
      data-tall={tall || undefined}
      value={panel}
      onValueChange={(value) => getStore().show({ panel: PANELS.find((id) => id === value) ?? 'gradient' })}
    >
      <div className="panel-bar">
        <Tabs.List className="panel-tabs" aria-label="Panels">
          {PANELS.map((id) => (
            <Tabs.Trigger key={id} value={id} className="panel-tab">
              {CONTENT[id].label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <IconButton
          kind="quiet"
          className="panel-size"
          label={tall ? 'Give the canvas more room' : 'Give this panel more room'}
          icon={<span aria-hidden="true">{tall ? '⌄' : '⌃'}</span>}
          aria-pressed={tall}
          onClick={() => getStore().show({ panelTall: !tall })}
        />
      </div>
      {PANELS.map((id) => {
        const { Content } = CONTENT[id];
        return (
          <Tabs.Content key={id} value={id} className="panel">
            <Suspense fallback={<p className="panel-status">Loading…</p>}>
              <Content />
            </Suspense>
          </Tabs.Content>
        );
      })}
    </Tabs.Root>
  );
};
