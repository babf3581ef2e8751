import { type RealData, realData } from '../../data/real.ts';
import { Button } from '../../ui/Button.tsx';
import { useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';

/** Whose points these are, if they came with the page; also after a link. */
export const useRealData = (): RealData | undefined => {
  const title = useStore((state) => state.scenario.title);
  const own = useStore((state) => state.scenario.data.points !== undefined);
  return own ? realData.find((real) => real.title === title) : undefined;
};

/** Real data that ship with the page, a press each. */
export const RealDataButtons = () => {
  const chosen = useRealData();
  return (
    <fieldset className="real-data line">
      <legend className="label">Real data</legend>
      {realData.map((real) => (
        <Button
          key={real.id}
          className="tile"
          aria-pressed={chosen === real}
          title={`${real.description}. ${real.source}, ${real.licence}.`}
          onClick={() => void getPage().openReal(real)}
        >
          {real.title}
        </Button>
      ))}
    </fieldset>
  );
};
