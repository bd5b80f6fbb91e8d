import type { HeatCell, Tone } from '../data/comparisons.ts';
import { cellColor } from '../map/colors.ts';
import { useThemeInForce } from '../state/theme.ts';
import { words } from '../words.ts';

const steps: readonly (readonly [Tone, string])[] = [
  [-3, '¼×'],
  [-2, '½×'],
  [-1, '0.8×'],
  [1, '1.25×'],
  [2, '2×'],
  [3, '4×'],
];

/** What the colours of the map mean where they tell how a value is represented. */
export function MapColors() {
  const theme = useThemeInForce();
  const { legend } = words;
  return (
    <ul className="map-colors" aria-label={legend.label}>
      <li>{legend.less}</li>
      {steps.map(([tone, text]) => (
        <li key={tone}>
          <i style={{ background: cellColor(exampleOf(tone), theme) }} /> {text}
        </li>
      ))}
      <li>{legend.more}</li>
      <li>
        <i style={{ background: cellColor(undefined, theme) }} /> {legend.unsure}, {legend.hidden}
      </li>
    </ul>
  );
}

function exampleOf(tone: Tone): HeatCell {
  const mark = tone > 0 ? 'over' : 'under';
  return { kind: 'shown', conversations: 0, share: 0, baseline: null, comparison: null, mark, tone };
}
