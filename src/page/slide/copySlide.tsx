import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { canvasPicture } from '../../canvas/save/canvasPicture.tsx';
import { type CanvasScene, useCanvas } from '../../canvas/useCanvas.ts';
import { chartPicture, withoutStyles } from '../../chart/picture.ts';
import { withScenarioText } from '../../data/png.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { encodeLink } from '../../scenario/link.ts';
import { withScreen } from '../../store/linkView.ts';
import { lessonHash } from '../../store/persist/lessonAddress.ts';
import { type State, shownStep, visibleDomain } from '../../store/state.ts';
import { formatFigure } from '../../ui/format.ts';
import { drawingOf, markupOf, painted } from '../../ui/save/drawing.ts';
import { createLightPaint } from '../../ui/save/lightPaint.ts';
import { toPng } from '../../ui/save/raster.ts';
import { saveFile } from '../../ui/save/saveFile.ts';
import { el, type Picture, svgFile, text } from '../../ui/save/svg.ts';
import { getStore } from '../../ui/useStore.ts';
import { SLIDE, Slide, type SlideMethod } from './Slide.tsx';
import { citationOf, type SlideWords } from './slideWords.ts';

const FILE = 'replayground-slide.png';
/** A longer link is no use on a slide. */
const LONGEST_LINK = 480;

/** What the canvas of the page would draw now. */
const sceneNow = (): CanvasScene => {
  let scene: CanvasScene | undefined;
  const Reader = () => {
    scene = useCanvas();
    return null;
  };
  const root = createRoot(document.createElement('div'));
  flushSync(() => root.render(<Reader />));
  root.unmount();
  if (!scene) throw new Error('nothing was drawn');
  return scene;
};

/** Address of what is shown: of the step of a lesson as long as nothing was changed. */
const addressOf = (state: State): string => {
  const page = `${location.origin}${location.pathname}`;
  const lesson = lessonHash(state.lesson);
  if (lesson && !state.touched) return `${page}${lesson}`;
  let hash: string | null = null;
  try {
    hash = encodeLink(withScreen(state));
  } catch {
    // What no link can hold is in the file.
  }
  return hash && hash.length <= LONGEST_LINK ? `${page}${hash}` : `${page} (this scenario is too long for a link on a slide)`;
};

/** Pixels of a small plot, and of its title. */
const CELL = { side: 200, head: 26, gap: 24, columns: 3 };

/** Small plots of a panel as one picture. */
const facetsPicture = (plots: readonly SVGSVGElement[]): Picture => {
  const light = createLightPaint();
  try {
    const width = CELL.side + CELL.gap;
    const height = CELL.side + CELL.head + CELL.gap;
    const cells = plots.map((plot, k) => {
      const box = plot.viewBox.baseVal;
      const title = plot.closest('li')?.querySelector('b')?.textContent ?? '';
      return el(
        'g',
        { transform: `translate(${(k % CELL.columns) * width} ${Math.floor(k / CELL.columns) * height})` },
        text(title, 0, 18, { 'font-size': 14, 'font-weight': 600 }),
        el(
          'svg',
          { y: CELL.head, width: CELL.side, height: CELL.side, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}` },
          markupOf(withoutStyles(plot, light)),
        ),
      );
    });
    const columns = Math.min(CELL.columns, plots.length);
    return svgFile(columns * width, Math.ceil(plots.length / CELL.columns) * height, '', light.paint, ...cells);
  } finally {
    light.dispose();
  }
};

/** Drawing of the panel on the screen, as large as the largest of its charts; null where it has none. */
const panelPicture = (): Picture | null => {
  const panel = document.querySelector('.present-picture[data-panel], .panel[data-state="active"]');
  const chart = panel?.querySelector<SVGSVGElement>('svg.chart-drawing');
  if (chart) return chartPicture(chart, chart.closest('figure')?.querySelector('.chart-name')?.textContent ?? '', '');
  const plots = [...(panel?.querySelectorAll<SVGSVGElement>('svg.chart-facet-plot') ?? [])];
  return plots.length > 0 ? facetsPicture(plots) : null;
};

/** Methods whose lines are seen, with their figures. */
const methodsOf = (state: State): SlideMethod[] => {
  const methods = state.experiment?.outcome.results.steps[shownStep(state)]?.methods ?? {};
  const hasChanged = state.scenario.steps.length > 0;
  return state.scenario.methods
    .filter((id) => !state.hidden.includes(id))
    .map((id) => {
      const share = methods[id]?.disagreement ?? null;
      const isTold = hasChanged && id !== 'exact' && share !== null;
      return { id, differs: isTold ? `${formatFigure(FIGURES.disagreement.unit, share)}${share === 0 ? '' : ' of the map'}` : '' };
    });
};

/** Words of a scenario of one's own. */
const ownWords = ({ scenario }: State): SlideWords => ({
  headline: scenario.title ?? 'Replayground',
  line: typeof scenario.view?.note === 'string' ? scenario.view.note : '',
  citation: citationOf('k-priors'),
  panel: true,
});

/** The slide as a drawing, on white. */
const slideNow = (words: SlideWords, state: State): Picture => {
  const domain = visibleDomain(state);
  if (!domain || !state.experiment) throw new Error('there is no picture yet');
  const light = createLightPaint();
  try {
    const { paint } = light;
    const canvas = canvasPicture({ title: words.headline, scene: sceneNow(), domain, listed: [] }, paint);
    const panel = words.panel ? panelPicture() : null;
    const drawing = drawingOf(<Slide words={words} canvas={canvas} panel={panel} methods={methodsOf(state)} link={addressOf(state)} />);
    return svgFile(SLIDE.width, SLIDE.height, words.headline, paint, painted(markupOf(drawing), paint));
  } finally {
    light.dispose();
  }
};

/** Copies what is shown as a picture of 1920 × 1080 pixels; saves it where the clipboard is refused. */
export const copySlide = async (asked?: SlideWords): Promise<void> => {
  const store = getStore();
  const state = store.getState();
  try {
    const made = await toPng(slideNow(asked ?? ownWords(state), state), 1);
    // The file opens its scenario again when it is dropped on the page; a clipboard would drop that.
    const png = withScenarioText(made, JSON.stringify(withScreen(state)));
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([png], { type: 'image/png' }) })]);
      store.notify(`The slide is copied: ${SLIDE.width} × ${SLIDE.height} pixels, to be pasted into a presentation.`);
    } catch {
      saveFile(FILE, 'image/png', png);
      store.notify(`The browser did not allow copying, so the slide is saved as ${FILE}.`);
    }
  } catch (error) {
    store.notify(`No slide was made: ${error instanceof Error ? error.message : String(error)}.`, 'error');
  }
};
