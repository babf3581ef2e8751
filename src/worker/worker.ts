import type { EngineSource } from '../engine/choose.ts';
import { finishing } from '../engine/finish.ts';
import { createReference } from '../engine/reference/reference.ts';
import { acquireSimdTrainer } from '../engine/simd/acquire.ts';
import { acquireTrainer } from '../engine/webgpu/acquire.ts';
import { onlySoftware } from '../engine/webgpu/device.ts';
import type { RunCache } from '../scenario/run.ts';
import { createRunner } from '../studies/experimentRunner.ts';
import { createStudyRunner } from '../studies/studyRunner.ts';
import { createHost } from './host.ts';
import type { Reply, Request } from './protocol.ts';

const cache: RunCache = {};
const reference = createReference();

const source: EngineSource = {
  reference,
  async acquireWebgpu(adapters) {
    // Known before TensorFlow.js is loaded for nothing.
    if (adapters === 'hardware' && (await onlySoftware())) return { unavailable: 'the only WebGPU adapter here is software' };
    const trainer = await acquireTrainer();
    return 'unavailable' in trainer ? trainer : finishing(trainer, reference);
  },
  async acquireSimd() {
    const trainer = await acquireSimdTrainer();
    return 'unavailable' in trainer ? trainer : finishing(trainer, reference);
  },
};

const receive = createHost(
  {
    ...source,
    runner: createRunner(cache),
    studies: createStudyRunner(source, cache),
  },
  (reply, transfer) => self.postMessage(reply, { transfer }),
);

self.onmessage = ({ data }: MessageEvent<Request>) => receive(data);
self.postMessage({ kind: 'ready' } satisfies Reply);
