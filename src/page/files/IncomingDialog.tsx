import type { IncomingState } from '../../store/files/incoming.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { getPage } from '../usePage.ts';
import './files.css';
import { Preview } from './Preview.tsx';

const Reading = ({ share }: { share: number }) => (
  <div className="incoming stack">
    <label className="row">
      <span>Reading …</span>
      <progress value={share} max={1} />
    </label>
    <div className="incoming-actions row">
      <Button onClick={() => getPage().incoming.cancel()}>Cancel</Button>
    </div>
  </div>
);

/** Content of a file before it is opened: the guess, the choices that change it, and what would be left out. */
const IncomingDialog = ({ state }: { state: IncomingState }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: keeps the page's own keys from acting behind the dialog
  <div onKeyDown={(event) => event.stopPropagation()}>
    <Dialog title={`Open ${state.title}`} open onClose={() => getPage().incoming.cancel()}>
      {state.phase === 'reading' ? <Reading share={state.share} /> : <Preview state={state} />}
    </Dialog>
  </div>
);

export default IncomingDialog;
