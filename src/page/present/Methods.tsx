import { rememberedRows } from '../../canvas/points/predictions.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatFigure } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';

/** The methods whose lines are seen or that are named, and on how much of the map each differs from exact. */
export const Methods = ({ named }: { named: ReadonlySet<string> }) => {
  const { methods, step, details } = useShown();
  const hidden = useStore((state) => state.hidden);
  const veiled = useStore((state) => state.veiled);
  const chosen = useStore((state) => state.chosenMethod);
  const hasChanged = useStore((state) => state.scenario.steps.length > 0);
  const shown = methods.filter((id) => !veiled.includes(id) && (named.has(id) || !hidden.includes(id)));
  const differs = (id: string): string => {
    const results = step?.methods[id];
    if (results?.undefinedBecause) return 'not defined here';
    const share = results?.disagreement ?? null;
    if (share === null) return '…';
    const text = formatFigure(FIGURES.disagreement.unit, share);
    return share === 0 ? text : `${text} of the map`;
  };
  const isCompared = hasChanged && shown.some((id) => id !== 'exact');
  return (
    <div className="present-methods" lang="en">
      {isCompared && <p className="present-differs">differs from exact on</p>}
      <ul>
        {shown.map((id) => (
          <li key={id} data-method={id}>
            <LineSample methodId={id} length={28} />
            <span>{methodTitle(id)}</span>
            {hasChanged && id !== 'exact' && <b>{differs(id)}</b>}
          </li>
        ))}
        {hasChanged && rememberedRows(step, details, chosen).size > 0 && (
          <li>
            <svg className="line-sample" width={28} height={10} viewBox="0 0 28 10" aria-hidden="true">
              <circle cx={14} cy={5} r={4} fill="none" stroke="var(--ink)" strokeWidth={1.25} />
            </svg>
            <span>remembered</span>
          </li>
        )}
      </ul>
    </div>
  );
};
