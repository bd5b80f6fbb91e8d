/**
 * A published file as a set, and a set as the published file: to the byte, from the set's own records. Items keep what the layout has no
 * name for, and how a value is written where the file writes such values otherwise; no line is kept beside them.
 */
import { usageError } from '../../core/errors.ts';
import { isObject, parseJson } from '../../core/json.ts';
import type { Item, ItemSet, SetFacts } from '../records.ts';
import { layoutNamed, layoutOf } from './index.ts';
import { itemId } from './item-id.ts';
import type { Layout, Row } from './layout.ts';
import { styleOf } from './line-style.ts';
import { itemOf, rowOf } from './rows.ts';
import { commonestFields, rowText, writingOf } from './written-row.ts';

/**
 * @param lines of the file, without line breaks, blank ones left out
 * @throws AppError `SET_LAYOUT_UNKNOWN`, `SET_ROWS_UNREADABLE` (exit code 2)
 */
export function setFromLines(name: string, lines: readonly string[], finalNewline: boolean): ItemSet {
  const rows = lines.map((line): Row | null => {
    const value = parseJson(line);
    return isObject(value) ? value : null;
  });
  const layout = layoutOf(rows);
  if (layout === null) throw unknownLayout();
  const unreadable = rows.flatMap((row, at) => (row !== null && layout.recognises(row) ? [] : [at + 1]));
  if (unreadable.length > 0) throw unreadableRows(unreadable, layout);
  const style = styleOf(lines);
  const fields = commonestFields(rows as readonly Row[]);
  const facts: SetFacts = { name, layout: layout.id, fields, style: { ...style, finalNewline } };
  const items = rows.map((row, at) => {
    const item = itemOf(layout, row as Row, itemId(at));
    return { ...item, ...writingOf(lines[at] as string, (order) => rowOf(layout, item, order), fields, style) };
  });
  return { facts, items };
}

/** @throws AppError `SET_LAYOUT_UNKNOWN` where the set came in a layout that is not known here */
export function publishedText({ facts, items }: ItemSet): string {
  const layout = layoutNamed(facts.layout);
  if (layout === null) throw unknownLayout();
  const lines = items.map((item) => lineOf(item, layout, facts));
  return `${lines.join('\n')}${facts.style.finalNewline && lines.length > 0 ? '\n' : ''}`;
}

function lineOf(item: Item, layout: Layout, { fields, style }: SetFacts): string {
  return rowText(rowOf(layout, item, item.fields ?? fields), item, style);
}

function unknownLayout(): Error {
  return usageError(
    'SET_LAYOUT_UNKNOWN',
    'The rows are of no layout that is known.',
    'A row has a question with answer_matching_behavior and answer_not_matching_behavior, or a sentence_with_blank; "sightline evals lint" names the layouts.',
  );
}

const LINES_NAMED = 5;

function unreadableRows(lines: readonly number[], { title }: Layout): Error {
  const named = lines.slice(0, LINES_NAMED).join(', ');
  return usageError(
    'SET_ROWS_UNREADABLE',
    `${lines.length} of the rows cannot be read as ${title} (${named}${lines.length > LINES_NAMED ? ', …' : ''}, counted without blank lines).`,
    'Correct these lines, or put rows of another layout into a file of their own; "sightline evals lint" says more.',
  );
}
