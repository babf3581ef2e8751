import { definitions } from '../../core/terms.ts';
import { unknownTerms } from '../../engine/engine.ts';
import { shownStep } from '../../store/state.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useStore } from '../../ui/useStore.ts';
import { convergenceOf } from '../transport/convergence.ts';

const EXPLAINED = {
  waiting: 'Training that you watch runs here.',
  ready: 'Training that you watch runs there.',
  fallback: 'There is neither WebGPU nor SIMD here, so training runs on the processor in float64.',
  lost: 'Another engine was lost, so training runs on the processor.',
} as const;

/** A dot for the engine that trains; its name, its precision and how well all was solved are in the sheet behind it. */
export const EngineBadge = () => {
  const engine = useStore((state) => state.engine);
  const step = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)]);
  const models = useStore((state) => state.scenario.methods.length);
  /** Terms of the methods at hand that the engine leaves to the reference, in words. */
  const foreign = useStore((state) => {
    const methods = Object.values(state.experiment?.outcome.details[shownStep(state)]?.methods ?? {});
    return unknownTerms(engine, { objectives: methods.flatMap(({ objective }) => objective ?? []) })
      .map((kind) => definitions[kind].words)
      .join(' and ');
  });
  const [name = ''] = engine.description.split(' on ');
  const left =
    foreign &&
    ` ${name} does not know ${foreign}: methods with it, and those trained beside them, are trained on the processor in float64.`;
  const words = `${name} · ${models} models · ${engine.precision}`;
  const said = `${engine.reason ?? EXPLAINED[engine.state]}${left}`;
  return (
    <Popover
      label={`Training engine: ${words}`}
      kind="quiet"
      face={
        <span
          className={`badge badge-${engine.state}`}
          title={`${engine.description}, ${engine.precision}. ${said} Every figure is computed in float64.`}
        >
          <span className="badge-dot" aria-hidden="true" />
          <span className="visually-hidden">Training engine: </span>
          <span className="visually-hidden">{words}</span>
        </span>
      }
    >
      {() => (
        <div className="stack badge-sheet">
          <p>
            <b>{engine.description}</b>, {engine.precision}, {models} models at once. {said}
          </p>
          <p>{step ? convergenceOf(step).norm : 'Every figure is computed in float64.'}</p>
        </div>
      )}
    </Popover>
  );
};
