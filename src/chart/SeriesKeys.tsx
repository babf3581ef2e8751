import { StyleSample } from '../ui/LineSample.tsx';
import { getStore, useStore } from '../ui/useStore.ts';
import type { Series } from './rows.ts';

/** Series by name under a chart that has no room for them at their lines: looked at by pointer or focus, chosen by a press. */
export const SeriesKeys = ({ series }: { series: readonly Series[] }) => {
  const looked = useStore((state) => state.looked.method ?? state.chosenMethod);
  return series.map(({ id, title, style }) => (
    <button
      key={id}
      type="button"
      className="chart-key"
      data-looked={id === looked || undefined}
      onPointerEnter={() => getStore().lookAt({ method: id })}
      onPointerLeave={() => getStore().lookAt({})}
      onFocus={() => getStore().lookAt({ method: id })}
      onBlur={() => getStore().lookAt({})}
      onClick={() => getStore().chooseMethod(id)}
    >
      <StyleSample style={style} />
      {title}
    </button>
  ));
};
