import type { FacetTable } from '../../../src/public-records/release.ts';
import { words } from '../words.ts';
import { ValueChoice } from './value-choice.tsx';

const orders = [
  ['', words.sort.size],
  ['name', words.sort.name],
] as const;

interface SortChoiceProps {
  /** Whose values can be sorted by: none where nothing is compared. */
  readonly facets: readonly FacetTable[];
  /** What else the release says by which they can be sorted. Default: nothing. */
  readonly kinds?: readonly ('change' | 'concern')[];
}

/** In which order clusters stand. */
export function SortChoice({ facets, kinds = [] }: SortChoiceProps) {
  const plain = [...orders, ...kinds.map((kind) => [kind, words.sort[kind]] as const)];
  return <ValueChoice label={words.sort.label} plain={plain} facets={facets} field="sort" />;
}
