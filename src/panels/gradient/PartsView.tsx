import { useMemo, useRef } from 'react';
import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import type { gradientParts } from '../../studies/gradientParts.ts';
import type { Shown } from '../../ui/useShown.ts';
import { useSize } from '../../ui/useSize.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import type { ShownStudy } from '../useStudy.ts';
import { type PartRow, partRows, partsChart } from './partsChart.tsx';

/** A chart narrower than this has the names of its rows inside, pixels. */
const NARROW = 520;

const PartsChart = ({ rows }: { rows: readonly PartRow[] }) => {
  const frame = useRef<HTMLDivElement>(null);
  const isNarrow = (useSize(frame)?.width ?? 700) < NARROW;
  return (
    <div ref={frame}>
      <DeclaredChart chart={partsChart} given={{ rows, isNarrow }} />
    </div>
  );
};

interface PartsViewProps {
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly parts: ShownStudy<typeof gradientParts>;
}

/** The true past gradient in terms, and the share of each that a method keeps. */
export const PartsView = ({ shown: { methods }, hidden, parts: study }: PartsViewProps) => {
  const { result } = study;
  const rows = useMemo(() => {
    const compared = methods.filter((id) => id !== 'exact' && !hidden.includes(id));
    return result ? partRows(compared, result.methods) : [];
  }, [result, methods, hidden]);
  if (!result || study.phase === 'failed') return <StudyStatus study={study} what="The split of the past gradient" />;
  if (result.undefinedBecause) return <Empty>{result.undefinedBecause}</Empty>;
  if (rows.length === 0)
    return <Empty>There is no past gradient to split: θ stands at an old optimum. Walk away from it, or make a change.</Empty>;
  return (
    <>
      {study.stale && study.phase !== 'running' && <StudyStatus study={study} what="The split of the past gradient" />}
      <PartsChart rows={rows} />
    </>
  );
};
