import type { FacetTable } from '../../../src/public-records/release.ts';
import { usePlace } from '../state/use-place.ts';

/** Links to the facets. What was chosen of one facet, or sorted by, is not of another. */
export function FacetChoice({ facets, chosen }: { readonly facets: readonly FacetTable[]; readonly chosen: string }) {
  const { place, link } = usePlace();
  const sort = place.sort === 'over' ? '' : place.sort;
  const color = place.color === 'over' ? '' : place.color;
  return (
    <nav aria-label="Facets">
      <ul className="facet-choice">
        {facets.map(({ facet, title }) => (
          <li key={facet}>
            <a
              href={facet === chosen ? link({ facet }) : link({ facet, sort, color, by: '', value: '' })}
              aria-current={facet === chosen ? 'true' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
