import { PanelHead } from '../panels/PanelHead.tsx';
import { Empty } from '../panels/Status.tsx';

export const TrainingPanel = () => (
  <>
    <PanelHead panel="training">What to look for.</PanelHead>
    <Empty>Being built.</Empty>
  </>
);
