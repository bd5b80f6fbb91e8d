/** A set with all that the rules look at, made of its rows. */

import { itemId } from '../formats/item-id.ts';
import type { Layout, Row } from '../formats/layout.ts';
import { questionParts } from '../formats/options-of.ts';
import { itemOf } from '../formats/rows.ts';
import type { Item } from '../records.ts';
import { askedText } from './groups.ts';
import type { LintedRow, LintedSet } from './rule.ts';

interface SetToLint extends Omit<LintedSet, 'rows' | 'asked'> {
  readonly rows: readonly Pick<LintedRow, 'line' | 'row'>[];
}

export function lintedSet(set: SetToLint): LintedSet {
  const rows = set.rows.map(({ line, row }) => lintedRow(set.layout, row, line));
  return { ...set, rows, asked: new Set(rows.map(askedText)) };
}

function lintedRow(layout: Layout, row: Row, line: number): LintedRow {
  const item = itemOf(layout, row, String(line));
  const { stem, tail } = questionParts(item.question);
  return { line, row, item, stem, tail };
}

/** With the ids that they have once they are imported, wherever they are named. */
export function itemsOf({ rows }: Pick<LintedSet, 'rows'>): Item[] {
  return rows.map(({ item }, at) => ({ ...item, id: itemId(at) }));
}
