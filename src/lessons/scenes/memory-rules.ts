import { halfMoons } from '../data/halfMoons.ts';
import { defineScene } from '../scene.ts';

const title = 'Near the boundary or at random? It depends on the weights';

/** The points near the boundary stand for themselves, random ones for all: methods.md, section 12 A. */
export default defineScene({
  id: 'memory-rules',
  panel: 'memory',
  title,
  look: 'K-prior with ten points. Weights 1: those nearest the boundary differ 3.0 %, random ones 6.0 %. Weights n/m: random ones win, 1.2 % against 2.1 %. Trace weights mend the boundary, 1.4 %.',
  scenario: halfMoons(0, { rule: 'lambda', size: 10, perClass: false }, { title, view: { method: 'k-prior', 'memory.view': 'rules' } }),
});
