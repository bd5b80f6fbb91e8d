import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { downPath, Icon } from './icons.tsx';

interface ColumnHeadingProps {
  readonly value: string;
  readonly column: number;
  readonly tabIndex: number;
}

/** A value as the head of a column. It sorts clusters by how over-represented the value is, and back by size. */
export function ColumnHeading({ value, column, tabIndex }: ColumnHeadingProps) {
  const { place, go } = usePlace();
  const isSorted = place.sort === 'over' && place.by === value;
  return (
    <th scope="col" aria-sort={isSorted ? 'descending' : undefined}>
      <button
        type="button"
        data-at={`0 ${column}`}
        tabIndex={tabIndex}
        title={words.compare.sortBy(value)}
        onClick={() => go(isSorted ? { sort: '', by: '' } : { sort: 'over', by: value })}
      >
        {value}
        {isSorted && <Icon path={downPath} className="icon sort-sign" />}
      </button>
    </th>
  );
}
