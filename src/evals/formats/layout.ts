/** A way in which sets of items are published. Each is one file beside this. */
import type { Item } from '../records.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Under which names a layout keeps what an item is made of. What it does not name is in `meta`. */
export type LayoutFields = Readonly<
  Partial<Record<'question' | 'statement' | 'labelConfidence' | 'matching' | 'notMatching', string>>
>;

export interface Layout {
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly kind: Item['kind'];
  readonly fields: LayoutFields;
  /** Whether a row is of this layout, by the names of its fields. */
  recognises(row: Row): boolean;
  /** What of the row is wrong by the layout itself: its labels. Empty where nothing is. */
  labelFaults(row: Row): readonly string[];
}
