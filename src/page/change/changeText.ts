import type { Effects } from '../../scenario/change.ts';
import { effectsOf } from '../../scenario/changes.ts';
import { resolveModel } from '../../scenario/defaults.ts';
import type { Change, ScenarioModel } from '../../scenario/types.ts';
import { formatQuantity } from '../../ui/format.ts';
import { priorText } from '../model/PriorSlider.tsx';

type Words<Effect> = (effect: Effect) => string;
type Vocabulary = { readonly [Name in keyof Effects]-?: Words<NonNullable<Effects[Name]>> };

const modelText = (model: ScenarioModel): string => {
  const { family, degree, hidden, activation } = resolveModel(model);
  return family === 'glm' ? `degree ${degree}` : `MLP ${hidden.join('-')} ${activation}`;
};

const SHORT: Vocabulary = {
  added: ({ length }) => `add ${length}`,
  removed: ({ length }) => `delete ${length}`,
  relabelled: ({ length }) => `relabel ${length}`,
  moved: ({ length }) => `move ${length}`,
  precision: (precision) => `δ = ${priorText(precision)}`,
  model: modelText,
};

const SENTENCES: Vocabulary = {
  added: ({ length }) => `${formatQuantity(length, 'point')} added.`,
  removed: ({ length }) => `${formatQuantity(length, 'point')} deleted.`,
  relabelled: ({ length }) => `${formatQuantity(length, 'point')} relabelled.`,
  moved: ({ length }) => `${formatQuantity(length, 'point')} moved.`,
  precision: (precision) => `δ is now ${priorText(precision)}.`,
  model: (model) => `The model is now ${modelText(model)}.`,
};

const told = (vocabulary: Vocabulary, change: Change): string[] =>
  Object.entries(effectsOf(change)).map(([name, effect]) => (vocabulary[name as keyof Effects] as Words<unknown>)(effect));

/** A change in a few words: 'add 12', 'δ = 2.0'. */
export const shortText = (change: Change): string => told(SHORT, change).join(', ');

/** A change in sentences: '12 points added.' */
export const doneText = (change: Change): string => told(SENTENCES, change).join(' ');
