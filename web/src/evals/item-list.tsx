import { useRef } from 'react';
import type { ShownItem, ShownSet } from '../../../src/public-records/evals-page.ts';
import { Highlighted } from '../components/highlighted.tsx';
import { useDrawnRows } from '../components/use-drawn-rows.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';

const { items: words } = evalsWords;

interface ItemListProps {
  readonly set: ShownSet;
  /** Positions of the items that are left. */
  readonly left: readonly number[];
  readonly search: string;
  /** Position of the chosen item; -1 for none. */
  readonly chosen: number;
}

/** All items that are left, of which those near what is seen are drawn. */
export function ItemList({ set, left, search, chosen }: ItemListProps) {
  const list = useRef<HTMLUListElement>(null);
  const items = set.items ?? [];
  const ids = left.map((at) => (items[at] as ShownItem).id);
  const { drawn, elements } = useDrawnRows(list, ids, chosen < 0 ? [] : [(items[chosen] as ShownItem).id]);
  if (left.length === 0) {
    return (
      <div className="item-list">
        <p>{words.nothing}</p>
        <p className="withheld-note">{words.nothingWhy}</p>
      </div>
    );
  }
  return (
    <ul className="item-list" ref={list} aria-label={evalsWords.pages.items}>
      {drawn.map((row) => {
        if (row.kind === 'room')
          return <li key={`room ${row.before}`} aria-hidden="true" style={{ height: row.height }} />;
        const item = items[left[row.at] as number] as ShownItem;
        return (
          <li
            key={item.id}
            ref={(element) => (element ? elements.add(item.id, element) : undefined)}
            aria-setsize={left.length}
            aria-posinset={row.at + 1}
          >
            <Line item={item} search={search} />
          </li>
        );
      })}
    </ul>
  );
}

function Line({
  item: { id, text, matching, confidence },
  search,
}: {
  readonly item: ShownItem;
  readonly search: string;
}) {
  const { place, link } = usePlace();
  return (
    <a className="item-line" href={link({ item: id })} aria-current={place.item === id ? 'true' : undefined}>
      <span className="item-text">
        <bdi>
          <Highlighted text={text} query={search} />
        </bdi>
      </span>
      <span className="item-label">
        <bdi>{matching.join(', ')}</bdi>
      </span>
      {confidence !== null && <span className="item-confidence">{confidence.toFixed(2)}</span>}
    </a>
  );
}
