import { useId } from 'react';
import { classCountOf, dimensionOf, resolveModel } from '../../scenario/defaults.ts';
import { comfortableDegree } from '../../scenario/degree.ts';
import type { ScenarioModel } from '../../scenario/types.ts';
import { isAffordable, limits } from '../../scenario/validate.ts';
import { Field } from '../../ui/Field.tsx';
import { formatCount } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useDraft } from '../../ui/useDraft.ts';
import { useStore } from '../../ui/useStore.ts';

/** Sizes of hidden layers as people write them ('8-8', '16, 16'); null for anything else. */
const readLayers = (text: string): number[] | null => {
  const sizes = text.trim().split(/[\s,;x×–-]+/);
  if (sizes.length < 1 || sizes.length > 3 || !sizes.every((size) => /^\d{1,3}$/.test(size))) return null;
  const numbers = sizes.map(Number);
  return numbers.every((size) => size >= 1 && size <= 64) ? numbers : null;
};

const LAYER_PRESETS = ['4', '8-8', '16-16'] as const;

interface LayersProps {
  hidden: readonly number[];
  /** True where a network of these layers can be trained here. */
  affordable(hidden: number[]): boolean;
  onChange(hidden: number[]): void;
}

const Layers = ({ hidden, affordable, onChange }: LayersProps) => {
  const hint = useId();
  const written = hidden.join('-');
  const draft = useDraft(written, () => {
    if (read && read.join('-') !== written) onChange(read);
  });
  const sizes = readLayers(draft.value);
  const tooLarge = sizes !== null && !affordable(sizes);
  const read = tooLarge ? null : sizes;
  return (
    <>
      <Field label="Hidden layers">
        {(id) => (
          <input
            id={id}
            className="layers"
            size={8}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={read === null}
            aria-describedby={hint}
            {...draft}
          />
        )}
      </Field>
      <p id={hint} className={read === null ? 'hint' : 'visually-hidden'}>
        {tooLarge
          ? `That is more than ${formatCount(limits.parameters)} weights, or too many for so many points.`
          : 'One to three layers of 1 to 64 units, such as 8-8.'}
      </p>
      <Segmented
        inline
        label="Sizes"
        value={LAYER_PRESETS.find((preset) => preset === written) ?? null}
        options={LAYER_PRESETS.map((value) => ({ value, label: value }))}
        onChange={(value) => onChange(readLayers(value) ?? [8, 8])}
      />
    </>
  );
};

/** Fields of a model; used for the past and for a change of the model. */
export const ModelFields = ({
  model,
  onChange,
  inputs = false,
}: {
  model: ScenarioModel;
  onChange(model: ScenarioModel): void;
  inputs?: boolean;
}) => {
  const { family, likelihood, degree, hidden, activation, seed, inputs: scaling } = resolveModel(model);
  const scenario = useStore((state) => state.scenario);
  const affordable = (other: ScenarioModel): boolean => isAffordable(other, scenario);
  /** Cubic features, where the inputs are few enough. */
  const cubic = comfortableDegree(dimensionOf(scenario.data), classCountOf(scenario), 3);
  const glmName = likelihood === 'gaussian' ? 'Linear' : 'Logistic';
  const shared: ScenarioModel = {
    family,
    ...(model.likelihood ? { likelihood: model.likelihood } : {}),
    ...(model.inputs ? { inputs: model.inputs } : {}),
  };
  return (
    <>
      <Segmented
        inline
        label="Model"
        value={family}
        options={[
          { value: 'glm', label: glmName, title: 'A generalised linear model on polynomial features' },
          { value: 'mlp', label: 'MLP', title: 'A small neural network' },
        ]}
        onChange={(next) =>
          next !== family &&
          onChange(
            next === 'glm'
              ? { ...shared, family: 'glm', features: { kind: 'polynomial', degree: cubic } }
              : { ...shared, family: 'mlp', hidden: [8, 8], activation: 'tanh', seed: 0 },
          )
        }
      />
      {family === 'glm' ? (
        <Segmented
          inline
          label="Features"
          value={degree <= 5 ? degree : null}
          options={[1, 2, 3, 4, 5].map((value) => {
            const fits = affordable({ ...shared, family: 'glm', features: { kind: 'polynomial', degree: value } });
            const title = `Polynomial features of degree ${value}`;
            return { value, label: String(value), disabled: !fits, title: fits ? title : `${title}: too many for these inputs` };
          })}
          onChange={(value) => onChange({ ...shared, family: 'glm', features: { kind: 'polynomial', degree: value } })}
        />
      ) : (
        <>
          <Layers
            hidden={hidden}
            affordable={(value) => affordable({ ...model, hidden: value })}
            onChange={(value) => onChange({ ...model, hidden: value })}
          />
          <Segmented
            inline
            label="Activation"
            value={activation}
            options={[
              { value: 'tanh', label: 'tanh' },
              { value: 'relu', label: 'ReLU' },
            ]}
            onChange={(value) => onChange({ ...model, activation: value })}
          />
          <NumberField
            label="Initial weights: seed"
            value={seed}
            min={0}
            max={999_999}
            integer
            onCommit={(value) => onChange({ ...model, seed: value })}
          />
        </>
      )}
      {inputs && (
        <Segmented
          inline
          label="Inputs"
          value={scaling}
          options={[
            { value: 'raw', label: 'Raw' },
            { value: 'standardised', label: 'Standardised', title: 'Shifted and scaled by the mean and deviation of the past' },
          ]}
          onChange={(value) => onChange({ ...model, inputs: value })}
        />
      )}
    </>
  );
};
