import { defineChange } from '../change.ts';
import { fail } from '../check.ts';
import { model } from '../readers.ts';
import type { ScenarioModel } from '../types.ts';

interface Model {
  kind: 'model';
  model: ScenarioModel;
}

declare module '../types.ts' {
  interface Changes {
    model: Model;
  }
}

/** Another function f(x; θ) under the same likelihood. */
export default defineChange<Model>({
  kind: 'model',
  order: 6,
  tab: { label: 'Model', hint: 'Carry what was learned to a new model.' },
  field: 'model',
  read:
    ({ likelihood }) =>
    (path, value) => {
      const changed = model(path, value);
      const other = changed.likelihood ?? 'bernoulli';
      return other === likelihood ? changed : fail(`${path}.likelihood`, `${likelihood}, as in scenario.model`, other);
    },
  does: (step) => ({ model: step.model }),
});
