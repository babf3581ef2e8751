import { expect, test } from 'vitest';
import { type Engine, EngineLostError, type Snapshot } from '../../engine/engine.ts';
import type { Experiment } from '../../studies/experiment.ts';
import { createLiveChannel } from '../live.ts';
import type { EngineBadge, Training } from '../state.ts';
import { createTraining } from './training.ts';
import { trainingSet } from './trainingSet.ts';

const objective = {
  sites: Int32Array.of(0),
  a: Float64Array.of(1),
  b: Float64Array.of(1),
  precision: { kind: 'scalar', value: 1 },
  linear: Float64Array.of(0),
};
const method = {
  thetaStar: [10],
  logitsStar: [],
  theta: [0],
  keepsOldModel: false,
  memory: [],
  trueGradient: null,
  reconstructedGradient: null,
  objective,
  start: [10],
};
const model = { family: 'glm', likelihood: 'bernoulli', dimension: 2, outputs: 1, degree: 1, hidden: [], activation: 'tanh', seed: 0 };
const experiment = {
  outcome: {
    results: { steps: [{ points: [[3, 6]] }] },
    details: [
      {
        model,
        transform: { shift: [1, 2], scale: [2, 4] },
        methods: {
          exact: method,
          'k-prior': method,
          'keep-old': { ...method, objective: null },
          'ewc-full': { ...method, keepsOldModel: true },
        },
      },
    ],
  },
  maps: null,
  elapsedMs: 0,
} as unknown as Experiment;

/** θ goes down by one a step; can lose its device after some steps. */
const fakeEngine = (id: Engine['id'], loseAt = Infinity, explodeAt = Infinity): Engine & { trained: number } => {
  const engine = {
    id,
    precision: id === 'reference' ? ('float64' as const) : ('float32' as const),
    description: id === 'reference' ? 'CPU' : 'WebGPU on a fake',
    terms: [],
    trained: 0,
    evaluate: () => Promise.reject(new Error('unused')),
    solve: () => Promise.reject(new Error('unused')),
    train: async (problem: Parameters<Engine['train']>[0], options: Parameters<Engine['train']>[1]): Promise<Snapshot> => {
      let last: Snapshot = { step: 0, thetas: problem.thetas, values: [0], gradientNorms: [0] };
      for (let step = 1; step <= options.steps; step++) {
        if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
        if (step > loseAt) throw new EngineLostError('gone');
        engine.trained++;
        last = {
          step,
          thetas: problem.thetas.map((theta) => theta.map((value) => value - step)),
          values: problem.thetas.map(() => 1),
          gradientNorms: problem.thetas.map(() => (step >= explodeAt ? NaN : 1 / step)),
        };
        if (step % options.stepsPerSnapshot === 0) options.onSnapshot?.(last);
        await Promise.resolve();
      }
      return last;
    },
    map: () => Promise.reject(new Error('unused')),
    dispose: () => {},
  };
  return engine;
};

const setUp = (engine: Engine, reference = fakeEngine('reference'), steps = 20) => {
  const live = createLiveChannel();
  const trainings: Training[] = [];
  const badges: EngineBadge[] = [];
  const notices: string[] = [];
  const training = createTraining({
    live,
    reference,
    drawing: () => reference,
    preference: () => 'auto',
    chooseEngine: async () => ({ engine, note: null }),
    current: () => ({
      experiment,
      changeStep: 0,
      domain: { x0: 0, x1: 1, y0: 0, y1: 1 },
      optimizer: { kind: 'adam', learningRate: 0.1 },
      steps,
    }),
    onTraining: (next) => trainings.push(next),
    onEngine: (badge) => badges.push(badge),
    notify: (text) => notices.push(text),
    wait: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  const until = async (holds: () => boolean) => {
    for (let i = 0; i < 500 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(holds()).toBe(true);
  };
  const phase = () => trainings.at(-1)?.phase;
  return { training, live, trainings, badges, notices, until, phase };
};

test('trains every method that has an objective for the new model, on the inputs the model sees', () => {
  const set = trainingSet({ experiment, changeStep: 0 });
  expect(set?.ids).toEqual(['exact', 'k-prior']);
  expect([...(set?.problem.points.inputs ?? [])]).toEqual([1, 1]);
});

test('plays to the end, frame by frame, and then leaves the picture to the results', async () => {
  const { training, live, until, phase, trainings } = setUp(fakeEngine('webgpu'));
  const steps: number[] = [];
  live.subscribe(() => steps.push(live.current()?.step ?? -1));
  training.playOrPause();
  await until(() => phase() === 'done');
  expect(steps).toEqual([...Array.from({ length: 20 }, (_, i) => i + 1), -1]);
  expect(trainings.at(-1)).toMatchObject({ step: 20, steps: 20, recorded: 20 });
});

test('before anything was trained one can look at any step: all is recorded, unseen', async () => {
  const { training, live, trainings, until, phase } = setUp(fakeEngine('webgpu'));
  const steps: (number | undefined)[] = [];
  live.subscribe(() => steps.push(live.current()?.step));
  training.seek(7);
  await until(() => live.current()?.step === 7);
  await until(() => trainings.at(-1)?.recorded === 20 || live.recording()?.frames.length === 21);
  expect(steps).toEqual([7]);
  expect(phase()).toBe('paused');
  expect(live.recording()).toMatchObject({ changeStep: 0, steps: 20, unbroken: true, ids: ['exact', 'k-prior'] });
  training.seek(8);
  await until(() => live.current()?.step === 8);
  training.finish();
  expect(live.recording()).toBeNull();
});

test('a step that lies between two frames leads to the next one that way', async () => {
  const { training, live, until, phase } = setUp(fakeEngine('webgpu'), undefined, 400);
  training.playOrPause();
  await until(() => phase() === 'done');
  for (const [asked, shown] of [
    [399, 396],
    [395, 392],
    [393, 396],
    [0, 0],
    [1, 4],
  ] as const) {
    training.seek(asked);
    await until(() => live.current()?.step === shown);
  }
});

test('a single step is the one that training takes: it breaks no recording', async () => {
  const { training, live, trainings, until, phase } = setUp(fakeEngine('webgpu'), undefined, 400);
  await Promise.all([training.stepOnce(), training.stepOnce(), training.stepOnce()]);
  expect(live.current()?.step).toBe(3);
  expect([...(live.current()?.thetas.exact ?? [])]).toEqual([7]);
  training.playOrPause();
  await until(() => (live.current()?.step ?? 0) >= 8);
  expect(live.current()?.step).toBe(8);
  expect([...(live.current()?.thetas.exact ?? [])]).toEqual([2]);
  training.playOrPause();
  await until(() => phase() === 'paused' && live.recording()?.frames.at(-1)?.step === 400);
  training.seek(100);
  await until(() => live.current()?.step === 100);
  await training.stepOnce();
  expect([...(live.current()?.thetas.exact ?? [])]).toEqual([10 - 101]);
  const steps = live.recording()?.frames.map(({ step }) => step) ?? [];
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
  expect(steps).toHaveLength(new Set(steps).size);
  expect(live.recording()?.unbroken).toBe(true);
  training.seek(400);
  await until(() => live.current()?.step === 400);
  await training.stepOnce();
  expect(live.current()?.step).toBe(400);
  expect(trainings.at(-1)).toMatchObject({ phase: 'paused', recorded: 400 });
});

test('an edit and a device that is lost break a recording', async () => {
  const edited = setUp(fakeEngine('webgpu'), undefined, 100);
  edited.training.playOrPause();
  await edited.until(() => (edited.live.current()?.step ?? 0) >= 3);
  expect(edited.live.recording()?.unbroken).toBe(true);
  edited.training.retarget();
  await edited.until(() => edited.live.recording()?.unbroken === false);
  const lost = setUp(fakeEngine('webgpu', 8));
  lost.training.playOrPause();
  await lost.until(() => lost.phase() === 'done');
  expect(lost.live.recording()?.unbroken).toBe(false);
});

test('pause keeps the frame, going on continues from it', async () => {
  const { training, live, until, phase } = setUp(fakeEngine('webgpu'), undefined, 100);
  training.playOrPause();
  await until(() => (live.current()?.step ?? 0) >= 3);
  training.playOrPause();
  await until(() => phase() === 'paused');
  const held = live.current()?.step ?? 0;
  // A frame would come within a turn.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  expect(live.current()?.step).toBe(held);
  expect(phase()).toBe('paused');
  training.playOrPause();
  await until(() => phase() === 'done');
});

test('a training that runs goes on from where it stands when other results are there, for a whole training more', async () => {
  const { training, live, until, phase, trainings } = setUp(fakeEngine('webgpu'), undefined, 100);
  training.playOrPause();
  await until(() => (live.current()?.step ?? 0) >= 3);
  const stood = live.current()?.step ?? 0;
  training.retarget();
  await until(() => (live.current()?.step ?? 0) > stood);
  expect(live.current()?.step).toBe(stood + 1);
  expect(trainings.at(-1)?.steps).toBe(stood + 100);
  await until(() => phase() === 'done');
  expect(trainings.at(-1)?.step).toBe(stood + 100);
});

test('a training that is held is left when other results are there: its picture is of what was before', async () => {
  const { training, live, phase } = setUp(fakeEngine('webgpu'));
  await training.stepOnce();
  expect(phase()).toBe('paused');
  training.retarget();
  expect(phase()).toBe('idle');
  expect(live.current()).toBeNull();
});

test('a step goes one optimizer step on from the held frame; reset returns to θ*', async () => {
  const { training, live, until } = setUp(fakeEngine('webgpu'));
  await training.stepOnce();
  await training.stepOnce();
  expect(live.current()?.step).toBe(2);
  expect([...(live.current()?.thetas.exact ?? [])]).toEqual([8]);
  training.reset();
  await until(() => live.current()?.step === 0);
  expect([...(live.current()?.thetas.exact ?? [])]).toEqual([10]);
});

test('a lost device: one sentence, and the float64 engine goes on from the last snapshot', async () => {
  const reference = fakeEngine('reference');
  const { training, until, phase, badges, notices, trainings } = setUp(fakeEngine('webgpu', 8), reference);
  training.playOrPause();
  await until(() => phase() === 'done');
  expect(reference.trained).toBe(12);
  expect(badges.at(-1)).toEqual({ state: 'lost', description: 'CPU', precision: 'float64', terms: [] });
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('device was lost');
  expect(trainings.at(-1)?.step).toBe(20);
});

test('divergence stops at the last finite frame and says what helps', async () => {
  const { training, live, until, phase, notices } = setUp(fakeEngine('webgpu', Infinity, 5));
  training.playOrPause();
  await until(() => phase() === 'paused');
  expect(live.current()?.step).toBe(4);
  expect(notices[0]).toContain('learning rate');
});

test('an engine that cannot start leaves the float64 engine', async () => {
  const live = createLiveChannel();
  const badges: EngineBadge[] = [];
  const training = createTraining({
    live,
    reference: fakeEngine('reference'),
    drawing: () => fakeEngine('reference'),
    preference: () => 'auto',
    chooseEngine: () => Promise.reject(new Error('no adapter')),
    current: () => null,
    onTraining: () => {},
    onEngine: (badge) => badges.push(badge),
    notify: () => {},
  });
  await training.prepare();
  expect(badges).toEqual([{ state: 'fallback', description: 'CPU', precision: 'float64', terms: [] }]);
});

test('after a lost device SIMD goes on where there is SIMD, and the float64 engine after SIMD', async () => {
  const engines = { webgpu: fakeEngine('webgpu', 8), simd: fakeEngine('simd', 4), reference: fakeEngine('reference') };
  const asked: string[] = [];
  const notices: string[] = [];
  const badges: EngineBadge[] = [];
  let phase = '';
  const training = createTraining({
    live: createLiveChannel(),
    reference: engines.reference,
    drawing: () => fakeEngine('reference'),
    preference: () => 'auto',
    chooseEngine: async (preference) => {
      asked.push(preference);
      return { engine: engines[preference === 'auto' ? 'webgpu' : preference], note: null };
    },
    current: () => ({ experiment, changeStep: 0, domain: null, optimizer: { kind: 'adam', learningRate: 0.1 }, steps: 20 }),
    onTraining: (next) => {
      phase = next.phase;
    },
    onEngine: (badge) => badges.push(badge),
    notify: (text) => notices.push(text),
    wait: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  training.playOrPause();
  while (phase !== 'done') await new Promise((resolve) => setTimeout(resolve, 1));
  expect(asked).toEqual(['auto', 'simd', 'reference']);
  expect(notices).toEqual([
    'The graphics device was lost; training goes on in float32 on the processor. Nothing else changed.',
    'The training worker was lost; training goes on in float64 on the processor. Nothing else changed.',
  ]);
  expect(badges.map(({ state }) => state)).toEqual(['ready', 'lost', 'lost']);
});

test('another preference gives the engine back and asks for the other', async () => {
  const simd = fakeEngine('simd');
  const disposed: string[] = [];
  simd.dispose = () => disposed.push('simd');
  const reference = fakeEngine('reference');
  let preference: 'simd' | 'reference' = 'simd';
  const badges: EngineBadge[] = [];
  const training = createTraining({
    live: createLiveChannel(),
    reference,
    drawing: () => fakeEngine('reference'),
    preference: () => preference,
    chooseEngine: async (asked) => ({ engine: asked === 'simd' ? simd : reference, note: null }),
    current: () => null,
    onTraining: () => {},
    onEngine: (badge) => badges.push(badge),
    notify: () => {},
  });
  await training.prepare();
  await training.prepare();
  preference = 'reference';
  await training.prepare();
  expect(disposed).toEqual(['simd']);
  expect(badges.map(({ state }) => state)).toEqual(['ready', 'ready']);
});

test('SIMD without having been asked for is told by the badge alone; an engine that was asked for and is not there, by a notice', async () => {
  const note = 'Training runs on the CPU in float32 (SIMD), because this browser has no WebGPU.';
  for (const preference of ['auto', 'webgpu'] as const) {
    const notices: string[] = [];
    const badges: EngineBadge[] = [];
    const training = createTraining({
      live: createLiveChannel(),
      reference: fakeEngine('reference'),
      drawing: () => fakeEngine('reference'),
      preference: () => preference,
      chooseEngine: async () => ({ engine: fakeEngine('simd'), note }),
      current: () => null,
      onTraining: () => {},
      onEngine: (badge) => badges.push(badge),
      notify: (text) => notices.push(text),
    });
    await training.prepare();
    expect(badges).toMatchObject([{ state: 'ready', precision: 'float32', reason: note }]);
    expect(notices).toEqual(preference === 'auto' ? [] : [note]);
  }
});
