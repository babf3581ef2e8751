import { presentModel } from '../../../scenario/changes.ts';
import { setModelChange } from '../../../scenario/edits.ts';
import { ModelFields } from '../../model/ModelFields.tsx';
import { useEdited } from '../useEdited.ts';

const ModelChange = () => {
  const { now, write } = useEdited('model');
  return (
    <ModelFields
      model={presentModel(now)}
      onChange={(model) => write({ kind: 'model', model }, (present) => setModelChange(present, model))}
    />
  );
};

export default ModelChange;
