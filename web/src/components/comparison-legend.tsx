import { words } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

const steps = [
  ['-3', '¼×'],
  ['-2', '½×'],
  ['-1', '0.8×'],
  ['1', '1.25×'],
  ['2', '2×'],
  ['3', '4×'],
] as const;

/** What colours and signs of the heat map mean. */
export function ComparisonLegend() {
  const { legend } = words;
  return (
    <ul className="comparison-legend" aria-label={legend.label}>
      <li>
        <span className="legend-end">
          <MarkSign mark="under" /> {legend.less}
        </span>
        <span className="legend-steps">
          {steps.map(([tone, from]) => (
            <span key={tone} className="legend-step" data-tone={tone}>
              {from}
            </span>
          ))}
        </span>
        <span className="legend-end">
          <MarkSign mark="over" /> {legend.more}
        </span>
      </li>
      <li>
        <span className="legend-step unsure" /> {legend.unsure}
      </li>
      <li>
        <span className="legend-step hidden-cell">–</span> {legend.hidden}
      </li>
    </ul>
  );
}
