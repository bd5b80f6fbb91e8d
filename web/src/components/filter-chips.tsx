import { leastOf } from '../data/asked-clusters.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { tintKinds } from '../data/tints.ts';
import type { Place } from '../state/place.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { closePath, Icon } from './icons.tsx';

interface Filter {
  readonly text: string;
  /** What removes it. */
  readonly without: Partial<Place>;
}

/** What the tree is limited to and sorted by, each to be removed; nothing where it is neither. */
export function FilterChips({ index }: { readonly index: ReleaseIndex }) {
  const { place, go } = usePlace();
  const filters = filtersOf(index, place);
  if (filters.length === 0) return null;
  const { label, remove, all } = words.filters;
  return (
    <ul className="filter-chips" aria-label={label}>
      {filters.map(({ text, without }) => (
        <li key={text}>
          <button type="button" onClick={() => go(without)} title={remove}>
            <bdi>{text}</bdi>
            <Icon path={closePath} />
            <span className="visually-hidden">, {remove}</span>
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button
            type="button"
            className="remove-all"
            onClick={() => go(Object.assign({}, ...filters.map(({ without }) => without)))}
          >
            {all}
          </button>
        </li>
      )}
    </ul>
  );
}

function filtersOf(index: ReleaseIndex, { search, least, sort, by, facet }: Place): Filter[] {
  const { filters } = words;
  const table = index.facet(facet) ?? index.release.facets[0];
  const size = leastOf(least);
  const isByValue = sort === 'over' && table !== undefined && table.values.includes(by);
  const tint = tintKinds(index.release).find((kind) => kind === sort);
  return [
    ...(search.trim() === '' ? [] : [{ text: filters.search(search.trim()), without: { search: '' } }]),
    ...(size === 0 ? [] : [{ text: filters.least(size), without: { least: '' } }]),
    ...(isByValue ? [{ text: filters.over(table.title, by), without: { sort: '', by: '' } }] : []),
    ...(tint ? [{ text: filters.tint[tint], without: { sort: '' } }] : []),
  ];
}
