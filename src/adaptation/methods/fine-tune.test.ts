import { expect, test } from 'vitest';
import { changes, posed, undefinedFor, world } from '../../testing/methodSample.ts';

test('trains on what comes alone, and says so where nothing comes', () => {
  expect(undefinedFor('fine-tune')).toEqual({
    remove: 'Fine-tuning trains on new points, and a removal brings none.',
    model: 'Fine-tuning trains on new points, and a new model brings none.',
    mlp: 'Fine-tuning trains on new points, and a new model brings none.',
  });
  const { past, objective } = posed('fine-tune', changes.add, { memory: [1, 2] });
  expect(past.sites).toHaveLength(0);
  expect([...objective.sites]).toEqual([world.rows.length]);
});
