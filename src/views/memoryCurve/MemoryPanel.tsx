import { PanelHead } from '../panels/PanelHead.tsx';
import { Empty } from '../panels/Status.tsx';

export const MemoryPanel = () => (
  <>
    <PanelHead panel="memory">What to look for.</PanelHead>
    <Empty>Being built.</Empty>
  </>
);
