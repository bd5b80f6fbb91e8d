import { useEffect, useRef } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { percent } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import { Highlighted } from './highlighted.tsx';

interface SearchResultsProps {
  readonly id: string;
  readonly index: ReleaseIndex;
  /** Best first; empty where the list is closed. */
  readonly listed: readonly PublicCluster[];
  /** How many more there are. */
  readonly more: number;
  /** Words that are marked. */
  readonly marked: string;
  /** Position of the one that Enter chooses; -1 for none. */
  readonly active: number;
  readonly onChoose: (at: number) => void;
}

/** The best matches of a search, under its words. */
export function SearchResults({ id, index, listed, more, marked, active, onChoose }: SearchResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const isOpen = listed.length > 0;
  return (
    <div className={isOpen ? 'search-results' : 'search-results closed'}>
      <div id={id} ref={list} role="listbox" aria-label={words.search.results}>
        {listed.map((cluster, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys and focus stay with the words of the search.
          <div
            key={cluster.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            className="search-result"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(at)}
          >
            <span className="result-name">
              <Highlighted text={cluster.name} query={marked} />
            </span>
            <span className="result-share">{percent(cluster.share)}</span>
            <span className="result-way">{wayTo(index, cluster)}</span>
          </div>
        ))}
      </div>
      {isOpen && more > 0 && <p className="results-more">{words.search.more(more)}</p>}
    </div>
  );
}

function wayTo(index: ReleaseIndex, { id }: PublicCluster): string {
  return index.ancestors(id).at(-1)?.name ?? words.search.top;
}
