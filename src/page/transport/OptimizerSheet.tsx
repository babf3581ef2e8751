import { NumberField } from '../../ui/NumberField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';

/** Choices of the training that one watches. */
const OptimizerSheet = () => {
  const optimizer = useStore((state) => state.optimizer);
  const trainSteps = useStore((state) => state.trainSteps);
  const enginePreference = useStore((state) => state.enginePreference);
  const show = getStore().show;
  return (
    <div className="optimizer stack">
      <Segmented
        inline
        label="Optimizer"
        value={optimizer.kind}
        options={[
          { value: 'adam', label: 'Adam' },
          { value: 'sgd', label: 'SGD' },
        ]}
        onChange={(kind) =>
          show({ optimizer: kind === 'adam' ? { kind, learningRate: 0.05 } : { kind, learningRate: 0.002, momentum: 0.9 } })
        }
      />
      <NumberField
        label="Learning rate"
        value={optimizer.learningRate}
        min={1e-6}
        max={10}
        step={optimizer.kind === 'adam' ? 0.01 : 0.001}
        onCommit={(learningRate) => show({ optimizer: { ...optimizer, learningRate } })}
      />
      {optimizer.kind === 'sgd' && (
        <NumberField
          label="Momentum"
          value={optimizer.momentum}
          min={0}
          max={0.999}
          step={0.05}
          onCommit={(momentum) => show({ optimizer: { ...optimizer, momentum } })}
        />
      )}
      <NumberField
        label="Steps"
        value={trainSteps}
        min={1}
        max={20_000}
        step={100}
        integer
        onCommit={(value) => show({ trainSteps: value })}
      />
      <Select
        label="Engine"
        value={enginePreference}
        options={[
          { value: 'auto', label: 'Automatic' },
          { value: 'webgpu', label: 'WebGPU' },
          { value: 'simd', label: 'SIMD' },
          { value: 'reference', label: 'Float64' },
        ]}
        onChange={(preference) => getStore().chooseEngine(preference)}
      />
      <p className="hint">For training that you watch. The figures come from a float64 solver and do not depend on this.</p>
    </div>
  );
};

export default OptimizerSheet;
