import { useMemo } from 'react';
import { classBeginnings, lastBeginning } from '../../canvas/bars/begin.ts';
import { MenuItems } from '../../ui/MenuItems.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { editScenario, useStore } from '../../ui/useStore.ts';

/** Points of the past that can be held out, in a menu; nothing where none can. */
const HoldOut = () => {
  const scenario = useStore((state) => state.scenario);
  const ways = useMemo(() => {
    const last = lastBeginning(scenario);
    return [...classBeginnings(scenario), ...(last ? [last] : [])];
  }, [scenario]);
  if (ways.length === 0) return null;
  return (
    <Popover label="Hold out …">
      {(close) => (
        <div className="menu stack">
          <MenuItems close={close} items={ways.map(({ label, edit }) => ({ label, act: () => editScenario(edit) }))} />
        </div>
      )}
    </Popover>
  );
};

export default HoldOut;
