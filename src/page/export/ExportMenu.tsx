import { useMemo } from 'react';
import { canvasPicture } from '../../canvas/save/canvasPicture.tsx';
import { useCanvas } from '../../canvas/useCanvas.ts';
import { facetSheet } from '../../chart/facetSheet.tsx';
import { chartPicture } from '../../chart/picture.ts';
import { withScenarioText } from '../../data/png.ts';
import { ownEntries, plotsOf, WORDS } from '../../panels/gradient/entries.ts';
import { heldBy, noteOf, pairsChart, pairsOf } from '../../panels/gradient/pairsChart.ts';
import { fitsOneScale } from '../../panels/gradient/spans.ts';
import { dataCsv, dataJson, figuresCsv, resultsCsv } from '../../scenario/tables.ts';
import type { Outcome, Scenario } from '../../scenario/types.ts';
import { withScreen } from '../../store/linkView.ts';
import { type State, visibleDomain } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { createLightPaint } from '../../ui/save/lightPaint.ts';
import { toPng } from '../../ui/save/raster.ts';
import { saveFile } from '../../ui/save/saveFile.ts';
import type { Paint, Picture } from '../../ui/save/svg.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';

/** The newest finished run with its scenario. */
const finished = ({ experiment, experimentOf }: State): { scenario: Scenario; outcome: Outcome } | null =>
  experiment && experimentOf && { scenario: experimentOf, outcome: experiment.outcome };

const withFinished = (use: (run: { scenario: Scenario; outcome: Outcome }) => void | Promise<void>) => async (): Promise<void> => {
  const run = finished(getStore().getState());
  if (run) await use(run);
  else getStore().notify('There are no results to save yet.');
};

const savePython = withFinished(async ({ scenario, outcome }) => {
  const { pythonScript } = await import('../../scenario/python/script.ts');
  saveFile('replayground.py', 'text/x-python', pythonScript(scenario, outcome));
});

const saveResults = withFinished(({ outcome }) => saveFile('replayground-results.csv', 'text/csv', resultsCsv(outcome.results)));

const saveData = (): void => saveFile('replayground-data.csv', 'text/csv', dataCsv(getStore().getState().scenario));
const saveDataJson = (): void => saveFile('replayground-data.json', 'application/json', dataJson(getStore().getState().scenario));

/** Draws in the colours of the light theme and saves; a PNG carries the scenario. */
const savePicture = async (name: string, kind: 'svg' | 'png', draw: (paint: Paint) => Picture | null): Promise<void> => {
  const store = getStore();
  const light = createLightPaint();
  try {
    const picture = draw(light.paint);
    if (!picture) return;
    if (kind === 'svg') {
      saveFile(`${name}.svg`, 'image/svg+xml', picture.svg);
      return;
    }
    const scenario = JSON.stringify(withScreen(store.getState()));
    saveFile(`${name}.png`, 'image/png', withScenarioText(await toPng(picture), scenario));
    store.saved();
  } finally {
    light.dispose();
  }
};

/** The picture of the canvas, as far as there is one. */
const useCanvasPicture = (): ((paint: Paint) => Picture | null) | null => {
  const scene = useCanvas();
  const domain = useStore(visibleDomain);
  const title = useStore((state) => state.scenario.title) ?? 'Replayground';
  return domain && ((paint) => canvasPicture({ title, scene, domain }, paint));
};

const useGradientPicture = (): (() => Picture) | null => {
  const shown = useShown();
  const hidden = useStore((state) => state.hidden);
  const title = useStore((state) => state.scenario.title) ?? 'Replayground';
  const drawn = useMemo(() => plotsOf(ownEntries({ shown, hidden })), [shown, hidden]);
  const { plots } = drawn;
  if (plots.length === 0) return null;
  return () => {
    const { rows, given } = pairsOf({ ...drawn, name: title, summary: WORDS }, [], fitsOneScale(heldBy(plots)));
    return chartPicture(facetSheet({ chart: pairsChart, given, now: null, rows, note: noteOf(plots) }), title, WORDS);
  };
};

/** Exports besides the scenario and the results as JSON; loaded when a menu opens. */
export const ExportMenu = ({ close }: { close: () => void }) => {
  const canvas = useCanvasPicture();
  const gradient = useGradientPicture();
  const { step } = useShown();
  const does = (work: () => void | Promise<void>) => (): void => {
    close();
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        getStore().notify(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}.`, 'error');
      });
  };
  const pictures = [
    { name: 'Canvas', file: 'replayground-canvas', draw: canvas, none: 'This data has less than two inputs, so there is no picture of it' },
    { name: 'Gradient', file: 'replayground-gradient', draw: gradient, none: 'There is no gradient to draw' },
  ] as const;
  return (
    <>
      <Button kind="quiet" title="One figure a row: step, change, method, figure, value" onClick={does(saveResults)}>
        Results (CSV)
      </Button>
      <Button
        kind="quiet"
        title="The table of this change: a row a method"
        disabled={!step}
        onClick={does(() => {
          if (step) saveFile('replayground-figures.csv', 'text/csv', figuresCsv(step));
        })}
      >
        Figures of this change (CSV)
      </Button>
      <div className="menu-pair">
        <Button
          kind="quiet"
          title="The past and what each change does to its points; dropped on the page, they come back"
          onClick={does(saveData)}
        >
          Data (CSV)
        </Button>
        <Button kind="quiet" title="The same rows as JSON" onClick={does(saveDataJson)}>
          Data (JSON)
        </Button>
      </div>
      <Button kind="quiet" title="Needs NumPy and prints the same figures; the data is in it" onClick={does(savePython)}>
        Python script
      </Button>
      {pictures.map(({ name, file, draw, none }) => (
        <div key={name} className="menu-pair">
          <Button
            kind="quiet"
            disabled={!draw}
            title={draw ? 'Carries the scenario: dropped on the page, it opens again' : none}
            onClick={does(() => savePicture(file, 'png', (paint) => draw?.(paint) ?? null))}
          >
            {name} (PNG)
          </Button>
          <Button
            kind="quiet"
            disabled={!draw}
            title={draw ? 'For print: sharp at every size' : none}
            onClick={does(() => savePicture(file, 'svg', (paint) => draw?.(paint) ?? null))}
          >
            {name} (SVG)
          </Button>
        </div>
      ))}
    </>
  );
};
