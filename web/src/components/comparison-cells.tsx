import type { CellComparison } from '../../../src/public-records/release.ts';
import type { Mark } from '../data/comparisons.ts';
import { markWords, ratioInterval } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

interface ComparisonCellsProps {
  readonly comparison: CellComparison | null;
  readonly mark: Mark | null;
}

/** How sure a ratio is, as cells of a line: its interval, q, and what it is called. */
export function ComparisonCells({ comparison, mark }: ComparisonCellsProps) {
  return (
    <>
      <td className="number">{comparison?.sure && ratioInterval(comparison.sure.interval)}</td>
      <td className="number">{comparison?.sure?.q.toFixed(3)}</td>
      <td className={mark ?? undefined}>
        {mark && (
          <>
            <MarkSign mark={mark} /> {markWords[mark]}
          </>
        )}
      </td>
    </>
  );
}
