import { PanelHead } from '../panels/PanelHead.tsx';
import { Empty } from '../panels/Status.tsx';

export const SensitivityPanel = () => (
  <>
    <PanelHead panel="sensitivity">What to look for.</PanelHead>
    <Empty>Being built.</Empty>
  </>
);
