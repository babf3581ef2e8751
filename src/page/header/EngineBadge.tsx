import { definitions } from '../../core/terms.ts';
import { unknownTerms } from '../../engine/engine.ts';
import { shownStep } from '../../store/state.ts';
import { useStore } from '../../ui/useStore.ts';

const EXPLAINED = {
  waiting: 'Training that you watch runs here.',
  ready: 'Training that you watch runs there.',
  fallback: 'There is neither WebGPU nor SIMD here, so training runs on the processor in float64.',
  lost: 'Another engine was lost, so training runs on the processor.',
} as const;

/** Name and precision of the engine that trains. */
export const EngineBadge = () => {
  const engine = useStore((state) => state.engine);
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
  return (
    <p
      className={`badge badge-${engine.state}`}
      title={`${engine.description}, ${engine.precision}. ${engine.reason ?? EXPLAINED[engine.state]}${left} Every figure is computed in float64.`}
    >
      <span className="badge-dot" aria-hidden="true" />
      <span className="visually-hidden">Training engine: </span>
      <span className="badge-text clipped">
        {name}
        <span className="badge-precision">
          {' '}
          · {models} models · {engine.precision}
        </span>
      </span>
    </p>
  );
};
