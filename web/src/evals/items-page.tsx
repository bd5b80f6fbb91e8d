import { useMemo, useRef } from 'react';
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { usePlace } from '../state/use-place.ts';
import { ContentNotice } from './content-notice.tsx';
import { type EvalsIndex, filteredItems } from './evals-index.ts';
import { evalsWords } from './evals-words.ts';
import { ItemDetails } from './item-details.tsx';
import { ItemFilters } from './item-filters.tsx';
import { ItemList } from './item-list.tsx';
import { ItemMap } from './item-map.tsx';
import { NamedChoice } from './named-choice.tsx';
import { NotHere } from './not-here.tsx';
import type { EvalsPageProps } from './pages.tsx';
import { useItemFilter } from './use-item-filter.ts';

const { items: words } = evalsWords;

/** The items of one set: list, map and details are one choice. */
export function ItemsPage({ index, isWarned, onWarned }: EvalsPageProps) {
  const { place, go } = usePlace();
  const set = index.set(place.set);
  const page = useRef<HTMLElement>(null);
  // Sentences with a blank hold no views.
  const needsNotice = set !== undefined && set.kind !== 'pronoun' && !isWarned;
  const onRead = () => {
    onWarned();
    // The button that has the focus goes away.
    page.current?.focus({ preventScroll: true });
  };
  return (
    <article ref={page} className="evals-page items-page" id="details" tabIndex={-1} aria-labelledby="items-heading">
      <header className="evals-head">
        <h2 id="items-heading">
          <bdi>{set?.name ?? evalsWords.sets.none}</bdi>
        </h2>
        <NamedChoice
          label={words.set}
          names={index.page.sets.map(({ name }) => name)}
          chosen={set?.name ?? ''}
          onChoose={(name) => go({ set: name, item: '', search: '', label: '', least: '', cluster: '', view: '' })}
        />
      </header>
      <NotHere asked={place.set} shown={set?.name} words={evalsWords.notHere.set} />
      {set === undefined && <p>{evalsWords.sets.noneWhy}</p>}
      {set !== undefined && set.summary !== '' && (
        <p className="withheld-note">
          <bdi>{set.summary}</bdi>
        </p>
      )}
      {set?.items === null && (
        <section aria-labelledby="not-here">
          <h3 id="not-here">{words.notHere}</h3>
          <p>{words.notHereWhy}</p>
        </section>
      )}
      {needsNotice && set.items !== null && <ContentNotice onRead={onRead} />}
      {set !== undefined && set.items !== null && !needsNotice && <Items key={set.name} index={index} set={set} />}
    </article>
  );
}

function Items({ index, set }: { readonly index: EvalsIndex; readonly set: ShownSet }) {
  const { place } = usePlace();
  const filter = useItemFilter(set);
  const left = useMemo(() => filteredItems(set, filter), [set, filter]);
  // An item of a set that is not here would be some other one.
  const isOfSet = place.set === '' || place.set === set.name;
  const at = isOfSet ? (set.items ?? []).findIndex(({ id }) => id === place.item) : -1;
  return (
    <>
      <ItemFilters set={set} found={left.length} />
      <div className="item-panes">
        <ItemList set={set} left={left} search={filter.search} chosen={at} />
        <ItemMap set={set} left={left} chosen={at} />
        <ItemDetails index={index} set={set} left={left} at={at} />
      </div>
    </>
  );
}
