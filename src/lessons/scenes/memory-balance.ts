import { halfMoons } from '../data/halfMoons.ts';
import { defineScene } from '../scene.ts';

const title = 'A memory of one class misleads replay';

/** The largest scores may all be of one class: methods.md, sections 12 D and 14. */
export default defineScene({
  id: 'memory-balance',
  panel: 'memory',
  title,
  look: 'Nine of the ten points with the largest λ are of one class, and replay differs 22.8 % from exact. Tick Per class, and it is 8.1 %. K-prior hardly minds: 3.0 % and 3.8 %.',
  scenario: halfMoons(0, { rule: 'lambda', size: 10, perClass: false }, { title, view: { method: 'replay', 'memory.view': 'order' } }),
});
