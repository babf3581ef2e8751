import { defineChange, renumbered } from '../change.ts';
import { list, pair, unique } from '../check.ts';
import { index, label } from '../readers.ts';

interface Relabel {
  kind: 'relabel';
  labels: [index: number, label: number][];
}

declare module '../types.ts' {
  interface Changes {
    relabel: Relabel;
  }
}

/** Other labels for points that stay where they are. */
export default defineChange<Relabel>({
  kind: 'relabel',
  order: 3,
  tab: { label: 'Relabel', tool: 'relabel' },
  field: 'labels',
  read: ({ count, likelihood }) => unique(list('pairs', pair('[index, label]', index(count), label(likelihood))), ([at]) => at),
  does: ({ labels }) => ({ relabelled: labels }),
  renumber: (step, at) => {
    const labels = renumbered(step.labels, at);
    return labels.length === 0 ? null : { kind: 'relabel', labels };
  },
});
