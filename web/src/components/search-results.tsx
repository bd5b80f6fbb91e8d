import { useEffect, useRef } from 'react';
import type { ResultGroup } from '../data/results.ts';
import { words } from '../words.ts';
import { Highlighted } from './highlighted.tsx';

interface SearchResultsProps {
  readonly id: string;
  /** Empty where the list is closed. */
  readonly groups: readonly ResultGroup[];
  /** Words that are marked. */
  readonly marked: string;
  /** Position of the one that Enter chooses, among those of all groups; -1 for none. */
  readonly active: number;
  readonly onChoose: (at: number) => void;
}

/** What a search leads to, under its words. */
export function SearchResults({ id, groups, marked, active, onChoose }: SearchResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const starts = groups.map((_, place) => groups.slice(0, place).reduce((sum, { results }) => sum + results.length, 0));
  return (
    <div className={groups.length > 0 ? 'search-results' : 'search-results closed'}>
      <div id={id} ref={list} role="listbox" aria-label={words.search.list}>
        {groups.map((group, place) => (
          <Group key={group.label} id={id} group={group} {...{ start: starts[place] ?? 0, marked, active, onChoose }} />
        ))}
      </div>
    </div>
  );
}

interface GroupProps extends Omit<SearchResultsProps, 'groups'> {
  readonly group: ResultGroup;
  /** Position of its first result among those of all groups. */
  readonly start: number;
}

function Group({ id, group: { label, results, more }, start, marked, active, onChoose }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not be in a list box.
    <div role="group" aria-label={label} className="result-group">
      <p className="result-heading" aria-hidden="true">
        {label}
      </p>
      {results.map(({ key, name, figure, way }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys and focus stay with the words of the search.
        <div
          key={key}
          id={`${id}-${start + at}`}
          role="option"
          aria-selected={start + at === active}
          className="search-result"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(start + at)}
        >
          <span className="result-name">
            <Highlighted text={name} query={marked} />
          </span>
          <span className="result-share">{figure}</span>
          {way !== '' && <span className="result-way">{way}</span>}
        </div>
      ))}
      {more > 0 && (
        <p className="results-more" aria-hidden="true">
          {words.search.more(more)}
        </p>
      )}
    </div>
  );
}
