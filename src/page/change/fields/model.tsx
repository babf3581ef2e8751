import { presentModel } from '../../../scenario/changes.ts';
import { setModelChange } from '../../../scenario/edits.ts';
import { editScenario, useStore } from '../../../ui/useStore.ts';
import { ModelFields } from '../../model/ModelFields.tsx';

const ModelChange = () => {
  const scenario = useStore((state) => state.scenario);
  return <ModelFields model={presentModel(scenario)} onChange={(model) => editScenario((now) => setModelChange(now, model))} />;
};

export default ModelChange;
