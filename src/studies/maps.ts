import type { Maps } from './experiment.ts';

/** Maps of which every grid has R·R·C values. Throws a RangeError on one of another size: it was drawn for another picture. */
export const createMaps = (
  frame: Pick<Maps, 'step' | 'domain' | 'resolution' | 'outputs'>,
  before: Float32Array,
  methods: Maps['methods'],
): Maps => {
  const { resolution, outputs } = frame;
  const needed = resolution * resolution * outputs;
  for (const [id, { length }] of Object.entries({ before, ...methods }))
    if (length !== needed) throw new RangeError(`maps: '${id}' has ${length} values, not ${resolution} × ${resolution} × ${outputs}`);
  return { ...frame, before, methods };
};
