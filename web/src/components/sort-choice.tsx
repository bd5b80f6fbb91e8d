import type { FacetTable } from '../../../src/public-records/release.ts';
import { words } from '../words.ts';
import { ValueChoice } from './value-choice.tsx';

const orders = [
  ['', words.sort.size],
  ['name', words.sort.name],
] as const;

/** In which order clusters stand. @param facets whose values can be sorted by: none where nothing is compared */
export function SortChoice({ facets }: { readonly facets: readonly FacetTable[] }) {
  return <ValueChoice label={words.sort.label} plain={orders} facets={facets} field="sort" />;
}
