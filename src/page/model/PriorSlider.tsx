import { formatNumber } from '../../ui/format.ts';
import { Slider } from '../../ui/Slider.tsx';

/** Twenty places a decade from 0.01 to 100, in powers of ten. */
const STEP = 0.05;

const priorOf = (position: number): number => Number((10 ** position).toPrecision(2));
const positionOf = (precision: number): number => Math.log10(Math.max(precision, 1e-9));
export const priorText = (precision: number): string => formatNumber(precision, 2);

interface PriorSliderProps {
  /** 'Prior precision': what stands before δ. */
  readonly label: string;
  readonly precision: number;
  /** Value that is given back unrounded where the slider comes back to it. */
  readonly old?: number;
  readonly text: string;
  onChange(precision: number, gesture: string): void;
}

/** δ on a logarithmic scale, rounded to what one reads. */
export const PriorSlider = ({ label, precision, old, text, onChange }: PriorSliderProps) => (
  <Slider
    label={
      <>
        {label} <i>δ</i>
      </>
    }
    value={positionOf(precision)}
    min={-2}
    max={2}
    step={STEP}
    text={text}
    onChange={(position, gesture) => {
      const isOld = old !== undefined && Math.abs(position - positionOf(old)) < STEP / 2;
      onChange(isOld ? old : priorOf(position), gesture);
    }}
  />
);
