import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { later } from '../../ui/later.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';

const HelpText = later(
  () => import('./HelpText.tsx'),
  ({ again }) => (
    <p>
      The help could not be loaded; see whether the page can be reached. <Button onClick={again}>Try again</Button>
    </p>
  ),
);

/** The help, loaded when it is first asked for. */
export const Help = () => {
  const open = useStore((state) => state.dialog === 'help');
  return (
    <Dialog title="Help" open={open} onClose={() => getStore().show({ dialog: null })}>
      {open && <HelpText />}
    </Dialog>
  );
};
