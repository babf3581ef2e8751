import { presentModel } from '../../../scenario/changes.ts';
import { setModelChange } from '../../../scenario/edits.ts';
import { getStore, useStore } from '../../../ui/useStore.ts';
import { ModelFields } from '../../model/ModelFields.tsx';

const ModelChange = () => {
  const scenario = useStore((state) => state.scenario);
  return (
    <ModelFields
      model={presentModel(scenario)}
      onChange={(model) => {
        const store = getStore();
        store.edit(setModelChange(store.getState().scenario, model));
      }}
    />
  );
};

export default ModelChange;
