import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** A model of two weights and a constant: its gradients are arrows that one can look at. */
export default defineScene({
  id: 'gradient-arrows',
  panel: 'gradient',
  title: 'Gradients as arrows: right, too short, or elsewhere',
  look: 'At exact retraining full EWC’s arrow lies on the true one (error 5 %); K-prior’s points the same way (cosine 1.00) and is too short (gain 0.33); replay’s points elsewhere.',
  scenario: {
    ...twelvePoints,
    title: 'Gradients as arrows: right, too short, or elsewhere',
    data: { preset: { id: 'linear', count: 240, noise: 0.2, seed: 3 } },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
    methods: ['exact', 'k-prior', 'ewc-full', 'ewc-diagonal', 'replay'],
    view: { method: 'k-prior', 'gradient.view': 'components', 'gradient.place': 'exact' },
  },
});
