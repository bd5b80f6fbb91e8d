import { useId } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { downPath, Icon } from './icons.tsx';

interface ValueChoiceProps {
  readonly label: string;
  /** What may be chosen beside the values of facets, the first by default: as it stands in the address, and in words. */
  readonly plain: readonly (readonly [value: string, text: string])[];
  /** Facets whose values may be chosen: none where nothing is compared. */
  readonly facets: readonly FacetTable[];
  /** What of the address the choice is: `over` where it is a value of a facet. */
  readonly field: 'sort' | 'color';
}

/** Where the address has the label of the value. */
const names = { sort: 'by', color: 'value' } as const;

/** A choice between few things and the values of facets, which the address names. */
export function ValueChoice({ label, plain, facets, field }: ValueChoiceProps) {
  const { place, go } = usePlace();
  const id = useId();
  const choose = (chosen: string) => {
    if (plain.some(([value]) => value === chosen)) return go({ [field]: chosen, by: field === 'sort' ? '' : place.by });
    const [facet = 0, value = 0] = chosen.split(' ').map(Number);
    const table = facets[facet];
    if (table !== undefined) go({ [field]: 'over', facet: table.facet, [names[field]]: table.values[value] ?? '' });
  };
  const [first = ['', '']] = plain;
  const chosen = plain.some(([value]) => value === place[field]) ? place[field] : undefined;
  const over = place[field] === 'over' ? valueOption(facets, place.facet, place[names[field]]) : undefined;
  return (
    <div className="sort-choice">
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select id={id} value={chosen ?? over ?? first[0]} onChange={({ target }) => choose(target.value)}>
          {plain.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
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

function valueOption(facets: readonly FacetTable[], facet: string, value: string): string | undefined {
  const position = Math.max(
    0,
    facets.findIndex((table) => table.facet === facet),
  );
  const place = facets[position]?.values.indexOf(value) ?? -1;
  return place >= 0 ? `${position} ${place}` : undefined;
}
