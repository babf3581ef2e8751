import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Past points whose predictions the change moves carry the past gradient, remembered or not. */
export default defineScene({
  id: 'gradient-shares',
  panel: 'gradient',
  title: 'Few past points carry the gradient, and memory misses some',
  look: 'Halos on the canvas: what the 208 points that K-prior does not remember carry of the past gradient at exact. Together 55 %, ten of them alone 35 %.',
  scenario: {
    ...twelvePoints,
    title: 'Few past points carry the gradient, and memory misses some',
    view: { method: 'k-prior', 'gradient.view': 'components', 'gradient.place': 'exact', 'gradient.halos': 'missed' },
  },
});
