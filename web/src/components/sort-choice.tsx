import { useId } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { downPath, Icon } from './icons.tsx';

/** In which order clusters stand. @param facets whose values can be sorted by: none where nothing is compared */
export function SortChoice({ facets }: { readonly facets: readonly FacetTable[] }) {
  const { place, go } = usePlace();
  const id = useId();
  const choose = (chosen: string) => {
    const [facet, value] = chosen.split(' ').map(Number);
    const table = facets[facet ?? -1];
    if (table === undefined) go({ sort: chosen, by: '' });
    else go({ sort: 'over', facet: table.facet, by: table.values[value ?? 0] ?? '' });
  };
  return (
    <div className="sort-choice">
      <label htmlFor={id}>{words.sort.label}</label>
      <span className="select">
        <select id={id} value={chosenOption(facets, place)} onChange={({ target }) => choose(target.value)}>
          <option value="">{words.sort.size}</option>
          <option value="name">{words.sort.name}</option>
          {facets.map(({ facet, title, values }, position) => (
            <optgroup key={facet} label={words.sort.over(title)}>
              {values.map((value, place) => (
                <option key={value} value={`${position} ${place}`}>
                  {value}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon path={downPath} />
      </span>
    </div>
  );
}

function chosenOption(facets: readonly FacetTable[], { sort, facet, by }: Record<'sort' | 'facet' | 'by', string>) {
  if (sort === 'name') return 'name';
  const position = Math.max(
    0,
    facets.findIndex((table) => table.facet === facet),
  );
  const place = facets[position]?.values.indexOf(by) ?? -1;
  return sort === 'over' && place >= 0 ? `${position} ${place}` : '';
}
