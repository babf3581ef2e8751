import { Button } from '../../ui/Button.tsx';
import { getStore } from '../../ui/useStore.ts';
import type { SlideWords } from './slideWords.ts';

/** Copies what is shown as a slide; `words` of a lesson, the scenario's own without. */
export const SlideButton = ({ words }: { words?: SlideWords | undefined }) => (
  <Button
    kind="quiet"
    title="A picture of 1920 × 1080 pixels: title, canvas, panel, legend, source and link"
    onClick={() => {
      import('./copySlide.tsx').then(
        ({ copySlide }) => copySlide(words),
        () => getStore().notify('The slide could not be made; see whether the page can be reached.', 'error'),
      );
    }}
  >
    Copy as slide
  </Button>
);
