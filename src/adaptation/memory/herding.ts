import { defineMemoryRule } from '../memoryRule.ts';

/**
 * Herding: greedily the point that keeps the running mean of the features closest to the pool's mean (iCaRL, Rebuffi et al. 2017).
 * A point's features are its row of the Jacobian at θ: the features themselves for a GLM.
 */
export default defineMemoryRule({
  id: 'herding',
  title: 'Herding',
  plain: 'Like the average',
  summary: 'Points whose average stays close to the average of all.',
  place: 60,
  costly: true,
  order: ({ bound, theta, outputs }, pool) => {
    // Of a GLM each logit has the features in a block of its own: the distance is as many times that of one.
    const jacobian = bound.features ?? bound.jacobian(theta);
    const width = bound.features ? jacobian.length / bound.count : outputs * theta.length;
    const target = new Float64Array(width);
    for (const i of pool) for (let j = 0; j < width; j++) target[j] = target[j] + jacobian[i * width + j] / pool.length;
    const sum = new Float64Array(width);
    const left = new Set(pool);
    const order: number[] = [];
    while (left.size > 0) {
      let best = -1;
      let smallest = Number.POSITIVE_INFINITY;
      for (const i of left) {
        let distance = 0;
        for (let j = 0; j < width; j++) {
          const gap = (sum[j] + jacobian[i * width + j]) / (order.length + 1) - target[j];
          distance += gap * gap;
        }
        // A distance beyond float64 is the largest: the order has everybody.
        if (best < 0 || distance < smallest) {
          smallest = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
          best = i;
        }
      }
      order.push(best);
      left.delete(best);
      for (let j = 0; j < width; j++) sum[j] = sum[j] + jacobian[best * width + j];
    }
    return order;
  },
});
