import { withScreen } from '../store/linkView.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { Popover } from '../ui/Popover.tsx';
import { getStore } from '../ui/useStore.ts';
import { fileName, saveFigures, tellFailure } from './saveFigures.ts';
import type { FigureTable } from './Table.tsx';

interface SaveProps {
  readonly name: string;
  readonly summary: string;
  readonly table: () => FigureTable;
  readonly drawing: () => SVGSVGElement | null | Promise<SVGSVGElement>;
  /** It can be drawn while its numbers are shown. */
  readonly drawsAnew?: boolean;
  readonly asNumbers: boolean;
  readonly onNumbers: (asNumbers: boolean) => void;
}

/** A chart as numbers on the screen, or as a file. */
export const Save = ({ name, summary, table, drawing, drawsAnew = false, asNumbers, onNumbers }: SaveProps) => {
  const saving = (work: (svg: SVGSVGElement | null) => Promise<void>, close: () => void) => (): void => {
    const svg = drawing();
    close();
    Promise.resolve(svg).then(work).catch(tellFailure);
  };
  const picture = async (svg: SVGSVGElement | null, kind: 'svg' | 'png'): Promise<void> => {
    if (!svg) return;
    const [{ saveFile }, { chartPicture }] = await Promise.all([import('../ui/save/saveFile.ts'), import('./picture.ts')]);
    const made = chartPicture(svg, name, summary);
    if (kind === 'svg') saveFile(`${fileName(name)}.svg`, 'image/svg+xml', made.svg);
    else {
      const [{ toPng }, { withScenarioText }] = await Promise.all([import('../ui/save/raster.ts'), import('../data/png.ts')]);
      const scenario = JSON.stringify(withScreen(getStore().getState()));
      saveFile(`${fileName(name)}.png`, 'image/png', withScenarioText(await toPng(made), scenario));
    }
  };
  return (
    <span className="chart-tools">
      <Check label="as numbers" checked={asNumbers} onChange={onNumbers} />
      <Popover label={`Save ${name}`} face="Save" kind="quiet" className="chart-save">
        {(close) => (
          <>
            <Button
              kind="quiet"
              title="For print: sharp at every size"
              disabled={asNumbers && !drawsAnew}
              onClick={saving((svg) => picture(svg, 'svg'), close)}
            >
              Picture (SVG)
            </Button>
            <Button
              kind="quiet"
              title="Carries the scenario: dropped on the page, it opens again, with this panel"
              disabled={asNumbers && !drawsAnew}
              onClick={saving((svg) => picture(svg, 'png'), close)}
            >
              Picture (PNG)
            </Button>
            <Button
              kind="quiet"
              title="The figures behind the chart"
              onClick={() => {
                close();
                saveFigures(name, table());
              }}
            >
              Figures (CSV)
            </Button>
          </>
        )}
      </Popover>
    </span>
  );
};
