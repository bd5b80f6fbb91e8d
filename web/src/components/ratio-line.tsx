import type { CellComparison } from '../../../src/public-records/release.ts';

/** Ends of the line, as powers of two. */
const ends = 4;
const width = 240;
const ticks = [1 / 16, 1 / 4, 1, 4, 16];

/** A ratio and its interval on a line from a sixteenth to sixteen times; the words beside it say the same. */
export function RatioLine({ comparison: { ratio, sure } }: { readonly comparison: CellComparison }) {
  const [low, high] = sure?.interval ?? [ratio, ratio];
  return (
    <svg className="ratio-line" viewBox={`-8 0 ${width + 16} 30`} aria-hidden="true">
      <line x1="0" x2={width} y1="9" y2="9" className="ratio-axis" />
      <line x1={width / 2} x2={width / 2} y1="2" y2="16" className="ratio-one" />
      {ticks.map((tick) => (
        <text key={tick} x={placeOf(tick)} y="27" textAnchor="middle">
          {tick < 1 ? `1/${1 / tick}` : tick}
        </text>
      ))}
      <line x1={placeOf(low)} x2={placeOf(high)} y1="9" y2="9" className="ratio-range" />
      <circle cx={placeOf(ratio)} cy="9" r="4.5" className="ratio-dot" />
    </svg>
  );
}

function placeOf(ratio: number): number {
  const power = Math.min(ends, Math.max(-ends, Math.log2(ratio)));
  return ((power + ends) / (2 * ends)) * width;
}
