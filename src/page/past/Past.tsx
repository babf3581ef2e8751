import { useMemo, useRef, useState } from 'react';
import type { Generator } from '../../data/generator.ts';
import { generators } from '../../data/generators.ts';
import { namesPoints } from '../../scenario/changes.ts';
import { withData } from '../../scenario/edits.ts';
import type { Scenario } from '../../scenario/types.ts';
import { limits } from '../../scenario/validate.ts';
import { Button } from '../../ui/Button.tsx';
import { classColor } from '../../ui/classMarks.ts';
import { formatQuantity } from '../../ui/format.ts';
import { FileIcon } from '../../ui/icons.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import { ModelFields } from '../model/ModelFields.tsx';
import { PriorSlider, priorText } from '../model/PriorSlider.tsx';
import { getPage } from '../usePage.ts';
import './past.css';
import { presetPoints } from './presetPoints.ts';
import { RealDataButtons, useRealData } from './RealDataButtons.tsx';

/** The scenario without θ*, which belongs to the model and the data that it was given for. */
const withoutBase = ({ base: _, ...scenario }: Scenario): Scenario => scenario;

const Thumbnail = ({ generator }: { generator: Generator }) => {
  const points = useMemo(() => presetPoints(generator), [generator]);
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      {points.map(([x = 0, y = 0, label = 0], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the points never change places
        <circle key={i} cx={x} cy={y} r={4} fill={classColor(label)} />
      ))}
    </svg>
  );
};

/** Presets that people know best; those that are not named here follow. */
const FIRST = ['moons', 'circles', 'blobs', 'xor', 'spirals', 'linear'];
const place = ({ id }: Generator): number => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
const PRESETS: readonly Generator[] = [...generators.values()].sort((a, b) => place(a) - place(b));

const Presets = () => {
  const preset = useStore((state) => state.scenario.data.preset);
  const { count = 240, seed = 0 } = preset ?? {};
  const choose = ({ id, defaultNoise: noise }: Generator): void =>
    editScenario((scenario) => withData(scenario, { preset: { id, count, noise, seed } }));
  return (
    <fieldset className="presets">
      <legend className="visually-hidden">Data</legend>
      {PRESETS.map((generator) => (
        <label key={generator.id} className="preset tile" title={`${generator.title}: ${generator.description}`}>
          <input className="over" type="radio" name="preset" checked={preset?.id === generator.id} onChange={() => choose(generator)} />
          <Thumbnail generator={generator} />
          <span className="visually-hidden">{generator.title}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** Count, noise and seed of a preset. Steps that name points by number would mean others afterwards, so those steps go. */
const PresetFields = () => {
  const preset = useStore((state) => state.scenario.data.preset);
  if (!preset) return null;
  const set = (part: Partial<typeof preset>): void => {
    const { getState, notify } = getStore();
    const next = { ...preset, ...part };
    const dropped = getState().scenario.steps.some(namesPoints);
    editScenario((scenario) => {
      const { indices: _, ...memory } = scenario.memory;
      return {
        ...withoutBase(scenario),
        data: { ...scenario.data, preset: next },
        memory: { ...memory, size: Math.min(memory.size, next.count) },
        steps: scenario.steps.filter((step) => !namesPoints(step)),
      };
    });
    if (dropped) notify('Changes that named points of the old data were dropped. Undo brings them back.');
  };
  return (
    <div className="preset-fields">
      <NumberField
        label="Points"
        value={preset.count}
        min={10}
        max={limits.presetPoints}
        step={10}
        integer
        onCommit={(count) => set({ count })}
      />
      <NumberField label="Noise" value={preset.noise} min={0} max={2} step={0.05} onCommit={(noise) => set({ noise })} />
      <NumberField label="Seed" value={preset.seed} min={0} max={999_999} integer onCommit={(seed) => set({ seed })} />
    </div>
  );
};

const OwnData = () => {
  const data = useStore((state) => state.scenario.data);
  const real = useRealData();
  if (!data.points) return null;
  const columns = data.columns?.join(', ');
  return (
    <p className="hint">
      <strong>
        {real ? real.title : 'Own data'}: {formatQuantity(data.points.length, 'point')}
      </strong>
      {columns ? ` (${columns})` : ''}
      {real && (
        <>
          . Source:{' '}
          <a href={real.address} target="_blank" rel="noreferrer">
            {real.source}
          </a>
          , {real.licence}.
        </>
      )}
    </p>
  );
};

const DropZone = () => {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for everyone who does not drag
    <div
      className={over ? 'drop drop-over row' : 'drop row'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <Button kind="quiet" onClick={() => input.current?.click()}>
        <FileIcon />
        Open a file
      </Button>
      <span className="hint" title="CSV, JSON, ARFF, LIBSVM, NPY, NPZ, also packed; a scenario, a link, a picture that was saved here">
        or drop or paste it
      </span>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Open files of data or a scenario"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void getPage().openFiles(files);
        }}
      />
    </div>
  );
};

/** 1: the data and the model that was trained on them. */
export const Past = () => {
  const model = useStore((state) => state.scenario.model);
  const precision = useStore((state) => state.scenario.prior.precision);
  return (
    <Section number={1} title="The past" className="past">
      <Presets />
      <PresetFields />
      <OwnData />
      <RealDataButtons />
      <DropZone />
      <p className="hint">Nothing leaves this page.</p>
      <ModelFields inputs model={model} onChange={(next) => editScenario((scenario) => ({ ...withoutBase(scenario), model: next }))} />
      <PriorSlider
        label="Prior precision"
        precision={precision}
        text={priorText(precision)}
        onChange={(next, gesture) => editScenario((scenario) => ({ ...scenario, prior: { precision: next } }), gesture)}
      />
    </Section>
  );
};
