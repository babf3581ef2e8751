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
  const [name = ''] = engine.description.split(' on ');
  return (
    <p
      className={`badge badge-${engine.state}`}
      title={`${engine.description}, ${engine.precision}. ${engine.reason ?? EXPLAINED[engine.state]} Every figure is computed in float64.`}
    >
      <span className="badge-dot" aria-hidden="true" />
      <span className="visually-hidden">Training engine: </span>
      <span className="badge-text">
        {name}
        <span className="badge-precision">
          {' '}
          · {models} models · {engine.precision}
        </span>
      </span>
    </p>
  );
};
