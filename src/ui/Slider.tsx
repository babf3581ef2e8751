import { type CSSProperties, type ReactNode, useId, useRef } from 'react';
import { newGesture } from './gesture.ts';
import './controls.css';
import { getStore } from './useStore.ts';

interface SliderProps {
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** Value as one reads it, with its unit. */
  text: string;
  /** Every move; `gesture` is the same from press to release, so that one drag is one undo step. */
  onChange(value: number, gesture: string): void;
  disabled?: boolean;
}

/** A native range with its name and its value in words. */
export const Slider = ({ label, value, min, max, step = 1, text, onChange, disabled = false }: SliderProps) => {
  const id = useId();
  const share = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
  const gesture = useRef('');
  const begin = (): void => {
    gesture.current = newGesture('slider');
  };
  const end = (): void => getStore().endGesture();
  return (
    <div className="slider">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <output htmlFor={id} className="value">
        {text}
      </output>
      <input
        id={id}
        className="range"
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={text}
        style={{ '--share': share } as CSSProperties}
        onPointerDown={begin}
        onKeyDown={(event) => {
          if (!event.repeat) begin();
        }}
        onChange={(event) => onChange(Number(event.target.value), gesture.current)}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyUp={end}
        onBlur={end}
      />
    </div>
  );
};
