import { methodTitle } from '../../ui/catalog.ts';
import { formatPercent } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';

/** The lines on the canvas by name; in a lesson, whose texts speak of it, with how far each differs from exact. */
export const Lines = () => {
  const methods = useStore((state) => state.scenario.methods);
  const hidden = useStore((state) => state.hidden);
  const inLesson = useStore((state) => state.lesson?.lesson != null);
  const { step } = useShown();
  const differs = (id: string): number | null => (inLesson && id !== 'exact' ? (step?.methods[id]?.disagreement ?? null) : null);
  return (
    <ul className="embed-lines" aria-label="Lines">
      {methods
        .filter((id) => !hidden.includes(id))
        .map((id) => {
          const share = differs(id);
          return (
            <li key={id}>
              <LineSample methodId={id} /> {methodTitle(id)} {share !== null && <b>{formatPercent(share)}</b>}
            </li>
          );
        })}
      <li>◎ remembered</li>
    </ul>
  );
};
