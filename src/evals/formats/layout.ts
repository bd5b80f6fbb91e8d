/** A way in which sets of items are published. Each is one file beside this. */
import type { Item } from '../records.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Layout {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Whether a row is of this layout, by the names of its fields. */
  recognises(row: Row): boolean;
  /** The item, with what it can of a row that breaks the layout: what is not text becomes none. */
  itemOf(row: Row, id: string): Item;
  /** What of the row is wrong by the layout itself: its labels. Empty where nothing is. */
  labelFaults(row: Row): readonly string[];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Answers, of which a layout may hold one or a list. */
export function answersOf(value: unknown): string[] {
  return [value].flat().filter((answer): answer is string => typeof answer === 'string');
}
