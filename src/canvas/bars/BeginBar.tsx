import { useMemo } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { MenuItems } from '../../ui/MenuItems.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import './begin.css';
import { type Beginning, classBeginnings, lastBeginning } from './begin.ts';

interface BeginBarProps {
  /** Told in one sentence what was done; the canvas takes the focus. */
  onDone(said: string): void;
  onDismiss(): void;
}

/** Ways to begin where nothing has changed yet, over the picture of the data. */
const BeginBar = ({ onDone, onDismiss }: BeginBarProps) => {
  const scenario = useStore((state) => state.scenario);
  const classes = useMemo(() => classBeginnings(scenario), [scenario]);
  const last = lastBeginning(scenario);
  const begin = ({ edit, said }: Beginning): void => {
    editScenario(edit);
    onDone(said);
  };
  const paint = (): void => {
    getStore().chooseChangeTab('add');
    onDismiss();
    onDone('Paint new points.');
  };
  return (
    <section className="canvas-begin stack raised" aria-label="Begin a change">
      <p className="visually-hidden">Nothing has changed yet.</p>
      <IconButton
        kind="quiet"
        label="Hide these buttons"
        icon={<CloseIcon />}
        onClick={() => {
          onDismiss();
          onDone('');
        }}
      />
      <div className="row">
        {classes.length > 0 && (
          <Popover label="Hold out a class">
            {(close) => (
              <div className="menu stack">
                <MenuItems close={close} items={classes.map((one) => ({ label: one.label, act: () => begin(one) }))} />
              </div>
            )}
          </Popover>
        )}
        {last && (
          <Button title={`${last.label}, in the order of the data`} onClick={() => begin(last)}>
            Hold out the last 20{'\u00a0'}%
          </Button>
        )}
        <Button title="Paint new points on the canvas" onClick={paint}>
          Paint
        </Button>
      </div>
    </section>
  );
};

export default BeginBar;
