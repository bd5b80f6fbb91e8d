import { useId } from 'react';
import { usePlace } from '../state/use-place.ts';

interface ThresholdSliderProps {
  readonly label: string;
  readonly field: 'concern' | 'flags';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly text: (value: number) => string;
}

/** A threshold that stands in the address; moving it leaves no steps in the history. */
export function ThresholdSlider({ label, field, value, least, most, step, text }: ThresholdSliderProps) {
  const { replace } = usePlace();
  const id = useId();
  return (
    <div className="threshold-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text(value)}
        onChange={({ target }) => replace({ [field]: target.value })}
      />
      <output htmlFor={id}>{text(value)}</output>
    </div>
  );
}
