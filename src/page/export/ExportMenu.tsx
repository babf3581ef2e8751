import { canvasPicture } from '../../canvas/save/canvasPicture.tsx';
import { useCanvas } from '../../canvas/useCanvas.ts';
import { facetSheet } from '../../chart/facetSheet.tsx';
import { chartPicture } from '../../chart/picture.ts';
import { withScenarioText } from '../../data/png.ts';
import { exactEntries, plotsOf } from '../../panels/gradient/entries.ts';
import { noteOf, pairsChart, pairsOf } from '../../panels/gradient/pairsChart.ts';
import { dataCsv, dataJson, figuresCsv, resultsCsv } from '../../scenario/tables.ts';
import type { Outcome, Scenario } from '../../scenario/types.ts';
import { withScreen } from '../../store/linkView.ts';
import { visibleDomain } from '../../store/state.ts';
import { type MenuItem, MenuItems } from '../../ui/MenuItems.tsx';
import { createLightPaint } from '../../ui/save/lightPaint.ts';
import { toPng } from '../../ui/save/raster.ts';
import { saveFile } from '../../ui/save/saveFile.ts';
import type { Paint, Picture } from '../../ui/save/svg.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { copySlide } from '../slide/copySlide.tsx';

/** Saves what `save` makes of the newest finished run. */
const withFinished = (save: (run: { scenario: Scenario; outcome: Outcome }) => void | Promise<void>) => async (): Promise<void> => {
  const { experiment, experimentOf } = getStore().getState();
  if (experiment && experimentOf) await save({ scenario: experimentOf, outcome: experiment.outcome });
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
const savePicture = async (name: string, kind: 'svg' | 'png', draw: (paint: Paint) => Picture): Promise<void> => {
  const store = getStore();
  const light = createLightPaint();
  try {
    const picture = draw(light.paint);
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
const useCanvasPicture = (): ((paint: Paint) => Picture) | null => {
  const scene = useCanvas();
  const domain = useStore(visibleDomain);
  const title = useStore((state) => state.scenario.title) ?? 'Replayground';
  return domain && ((paint) => canvasPicture({ title, scene, domain }, paint));
};

const useGradientPicture = (): (() => Picture) | null => {
  const shown = useShown();
  const hidden = useStore((state) => state.hidden);
  const title = useStore((state) => state.scenario.title) ?? 'Replayground';
  const drawn = plotsOf(exactEntries({ shown, hidden }), 'At exact retraining.');
  const { plots } = drawn;
  if (plots.length === 0) return null;
  return () => {
    const { rows, given } = pairsOf({ ...drawn, name: title }, [], true);
    return chartPicture(facetSheet({ chart: pairsChart, given, now: null, rows, note: noteOf }), title, drawn.summary);
  };
};

/** Exports besides the scenario and the results as JSON; loaded when a menu opens. */
const ExportMenu = ({ close }: { close: () => void }) => {
  const canvas = useCanvasPicture();
  const gradient = useGradientPicture();
  const { step } = useShown();
  const saving = (work: () => void | Promise<void>) => (): void => {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        getStore().notify(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}.`, 'error');
      });
  };
  const picture = (name: string, draw: ((paint: Paint) => Picture) | null, none: string): [MenuItem, MenuItem] => {
    const kind = (type: 'png' | 'svg', title: string): MenuItem => ({
      label: `${name} (${type.toUpperCase()})`,
      title: draw ? title : none,
      disabled: !draw,
      act: saving(async () => {
        if (draw) await savePicture(`replayground-${name.toLowerCase()}`, type, draw);
      }),
    });
    return [kind('png', 'Carries the scenario: dropped on the page, it opens again'), kind('svg', 'For print: sharp at every size')];
  };
  return (
    <MenuItems
      close={close}
      items={[
        { label: 'Results (CSV)', title: 'One figure a row: step, change, method, figure, value', act: saving(saveResults) },
        {
          label: 'Figures of this change (CSV)',
          title: 'The table of this change: a row a method',
          disabled: !step,
          act: saving(() => {
            if (step) saveFile('replayground-figures.csv', 'text/csv', figuresCsv(step));
          }),
        },
        [
          {
            label: 'Data (CSV)',
            title: 'The past and what each change does to its points; dropped on the page, they come back',
            act: saving(saveData),
          },
          { label: 'Data (JSON)', title: 'The same rows as JSON', act: saving(saveDataJson) },
        ],
        { label: 'Python script', title: 'Needs NumPy and prints the same figures; the data is in it', act: saving(savePython) },
        {
          label: 'Copy as slide',
          title: 'A picture of 1920 × 1080 pixels: title, canvas, panel, legend, source and link',
          disabled: !canvas,
          act: () => void copySlide(),
        },
        picture('Canvas', canvas, 'This data has less than two inputs, so there is no picture of it'),
        picture('Gradient', gradient, 'There is no gradient to draw'),
        {
          label: 'Embed …',
          title: 'The HTML of a frame with one view of the page: which, and how large',
          act: () => getStore().show({ dialog: 'embed' }),
        },
      ]}
    />
  );
};

export default ExportMenu;
