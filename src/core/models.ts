import { createGlm } from './glm.ts';
import { createMlp } from './mlp.ts';
import type { Model, ModelSpec } from './model.ts';

/** The model that a spec describes. */
export const createModel = (spec: ModelSpec): Model => (spec.family === 'glm' ? createGlm(spec) : createMlp(spec));
