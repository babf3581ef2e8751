import { Button } from '../../ui/Button.tsx';
import { getStore } from '../../ui/useStore.ts';
import type { SlideWords } from './slideWords.ts';

interface SlideButtonProps {
  /** Of a lesson; the scenario's own without. */
  readonly words?: SlideWords | undefined;
  readonly label?: string;
  readonly title?: string;
}

/** Copies what is shown as a slide. */
export const SlideButton = ({
  words,
  label = 'Copy as slide',
  title = 'A picture of 1920 × 1080 pixels: title, canvas, panel, legend, source and link',
}: SlideButtonProps) => (
  <Button
    kind="quiet"
    title={title}
    onClick={() => {
      import('./copySlide.tsx').then(
        ({ copySlide }) => copySlide(words),
        () => getStore().notify('The slide could not be made; see whether the page can be reached.', 'error'),
      );
    }}
  >
    {label}
  </Button>
);
