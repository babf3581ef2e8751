import { PanelHead } from '../panels/PanelHead.tsx';
import { Empty } from '../panels/Status.tsx';

export const LandscapePanel = () => (
  <>
    <PanelHead panel="landscape">What to look for.</PanelHead>
    <Empty>Being built.</Empty>
  </>
);
