/** Rows of JSON written as their file writes them; what a row keeps for it where it is written otherwise than the others. */
import { canonicalJson } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { writtenMembers } from '../../core/json-members.ts';
import type { Row } from './layout.ts';
import { jsonIn, type LineStyle } from './line-style.ts';

/** Part of a record; see `itemSchema`, which says what its members mean. */
export interface Writing {
  readonly spelled?: Readonly<Record<string, string>> | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** What is kept of spelling counts as long as the value is the same. */
export function rowText(row: Row, { spelled = {} }: Writing, style: LineStyle): string {
  const whole = spelled[''];
  if (whole !== undefined && isSame(whole, row)) return whole;
  const members = Object.entries(row).map(([field, value]) => {
    const own = spelled[field];
    const text = own !== undefined && isSame(own, value) ? own : jsonIn(value, style);
    return `${jsonIn(field, style)}:${style.spaced ? ' ' : ''}${text}`;
  });
  return `{${members.join(style.spaced ? ', ' : ',')}}`;
}

/**
 * As little as is needed to write the line again: nothing, the order, single values, or the whole line.
 *
 * @param rowIn the row with its fields in an order
 * @param fields the order of most rows
 */
export function writingOf(
  line: string,
  rowIn: (order: readonly string[]) => Row,
  fields: readonly string[],
  style: LineStyle,
): { spelled?: Record<string, string>; fields?: string[] } {
  if (rowText(rowIn(fields), {}, style) === line) return {};
  const members = writtenMembers(line);
  if (members === null) return { spelled: { '': line } };
  const names = members.map(({ name }) => name);
  const ordered = names.join('\n') === fields.join('\n') ? {} : { fields: names };
  const odd = members.filter(({ text }) => jsonIn(JSON.parse(text), style) !== text);
  const spelled = Object.fromEntries(odd.map(({ name, text }) => [name, text]));
  const written = odd.length === 0 ? ordered : { ...ordered, spelled };
  return rowText(rowIn(names), written, style) === line ? written : { spelled: { '': line } };
}

/** The order of most rows. */
export function commonestFields(rows: readonly Row[]): string[] {
  const groups = [...Map.groupBy(rows.map(Object.keys), (order) => order.join('\n')).values()];
  const [most = []] = groups.sort((left, right) => right.length - left.length);
  return [...(most[0] ?? [])];
}

function isSame(text: string, value: unknown): boolean {
  return canonicalJson(parseJson(text)) === canonicalJson(value);
}
