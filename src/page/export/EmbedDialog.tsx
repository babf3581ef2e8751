import { useId, useMemo, useState } from 'react';
import { panels } from '../../panels/registry.ts';
import { encodeLink } from '../../scenario/link.ts';
import { withScreen } from '../../store/linkView.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { embedAddress, embedCode, FRAME_SIZES, type FrameSize } from './embedCode.ts';
import './embedDialog.css';

const OWN = 'Own size';
/** Largest side of the outline of a frame in the dialog, CSS pixels. */
const OUTLINE = 150;

/** Hash of what a frame shows: the address of a lesson, else the link of the scenario; null of one too large for a link. */
const hashOf = (view: string): string | null => (view === 'lesson' ? location.hash : encodeLink(withScreen(getStore().getState())));

/** Outline of a frame in the proportions that it will have, beside a page of 1,280 pixels. */
const Outline = ({ size: { width, height }, label }: { size: FrameSize; label: string }) => {
  const scale = OUTLINE / Math.max(1280, width, height);
  return (
    <svg className="embed-outline" width={OUTLINE} height={OUTLINE * 0.75} role="img" aria-label={`${label}, ${width} × ${height} pixels`}>
      <rect width={1280 * scale - 1} height={OUTLINE * 0.75 - 1} x="0.5" y="0.5" className="embed-page" />
      <rect width={width * scale} height={Math.min(height * scale, OUTLINE * 0.75)} x="4" y="4" className="embed-frame" />
    </svg>
  );
};

/** The HTML of a frame: which view of the page, how large, and the code to copy. */
const EmbedDialog = () => {
  const lesson = useStore((state) => state.lesson?.lesson ?? null);
  const open = useStore((state) => state.dialog === 'embed');
  const title = useStore((state) => state.scenario.title) ?? 'Replayground';
  const [view, setView] = useState(lesson === null ? 'canvas' : 'lesson');
  const [named, setNamed] = useState('Medium');
  const [own, setOwn] = useState<FrameSize>({ width: 900, height: 600 });
  const id = useId();
  const size = FRAME_SIZES[named] ?? own;
  const hash = useMemo(() => hashOf(view), [view]);
  const views = [
    ...(lesson === null ? [] : [{ value: 'lesson', label: 'This step, beside its picture' }]),
    { value: 'canvas', label: 'Canvas' },
    ...panels.map(({ id: value, label }) => ({ value, label })),
  ];
  const code = hash === null ? '' : embedCode(embedAddress(location.href, hash, view), title, size);
  const close = (): void => getStore().show({ dialog: null });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      close();
      getStore().notify('The HTML of the frame is copied.');
    } catch {
      document.querySelector<HTMLTextAreaElement>('.embed-code')?.select();
      getStore().notify('The browser did not allow copying; the HTML is selected, copy it from there.', 'warning');
    }
  };
  return (
    <Dialog title="Embed" open={open} onClose={close}>
      <div className="embed-choices">
        <div className="stack">
          <Select label="View" value={view} options={views} onChange={setView} />
          <Segmented
            label="Size of the frame"
            value={named}
            options={[...Object.keys(FRAME_SIZES), OWN].map((value) => ({ value, label: value }))}
            onChange={(name) => setNamed(String(name))}
          />
          {named === OWN && (
            <div className="row">
              <NumberField label="Width" value={own.width} min={320} max={4000} integer onCommit={(width) => setOwn({ ...own, width })} />
              <NumberField
                label="Height"
                value={own.height}
                min={240}
                max={4000}
                integer
                onCommit={(height) => setOwn({ ...own, height })}
              />
            </div>
          )}
          <p className="hint">
            {size.width} × {size.height} pixels. It stays as large as its place allows, and works without this page open.
          </p>
        </div>
        <Outline size={size} label={views.find(({ value }) => value === view)?.label ?? view} />
      </div>
      {hash === null ? (
        <p>This scenario is too large for a link, so no frame can hold it.</p>
      ) : (
        <>
          <label className="hint" htmlFor={id}>
            HTML for your own page
          </label>
          <textarea id={id} className="embed-code link-text" readOnly rows={5} value={code} />
          <p className="embed-copy">
            <Button kind="primary" onClick={() => void copy()}>
              Copy HTML
            </Button>
          </p>
        </>
      )}
    </Dialog>
  );
};

export default EmbedDialog;
