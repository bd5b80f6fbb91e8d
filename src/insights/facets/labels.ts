import type { FacetRow } from '../records.ts';

export type LabelledRow = Pick<FacetRow, 'account' | 'values'>;

/** What makers of labels give. */
export interface RowLabels {
  /** All labels in the order in which they are shown. */
  readonly order: readonly string[];
  /** The label of each row; null where it has no value. */
  readonly values: readonly (string | null)[];
}

/** Whether rows together are too few to be shown as one value: what the gate would hide is better joined to its like. */
export type IsRare = (rows: readonly number[]) => boolean;

/** Stands for all values of a category that are pooled. */
export const OTHER = 'other';
/** Stands for rows without a value. */
export const NOT_GIVEN = 'not given';
