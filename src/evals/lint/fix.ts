/** What can be mended without judgement: rows left out, and rows written anew. */
import type { Row } from '../formats/layout.ts';
import type { LintedSet, Rule } from './rule.ts';
import { rules } from './rules/index.ts';

export interface FixedSet {
  /** Lines as they stand in the file, but for what was mended. */
  readonly lines: readonly string[];
  readonly removed: number;
  readonly changed: number;
}

/** Lines that no rule mends keep their bytes; lines that cannot be read stay where they are. */
export function fixed(set: LintedSet, allLines: readonly { readonly line: number; readonly text: string }[]): FixedSet {
  const mending = rules.filter((rule): rule is Rule & { fix: NonNullable<Rule['fix']> } => rule.fix !== undefined);
  const byLine = new Map(set.rows.map((row) => [row.line, row]));
  const counts = { removed: 0, changed: 0 };
  const lines = allLines.flatMap(({ line, text }) => {
    const row = byLine.get(line);
    if (row === undefined) return [text];
    let mended: Row | null = row.row;
    for (const rule of mending) mended = mended === null ? null : rule.fix({ ...row, row: mended }, set);
    if (mended === null) counts.removed++;
    else if (mended !== row.row) counts.changed++;
    if (mended === null) return [];
    return [mended === row.row ? text : rowText(mended, text)];
  });
  return { lines, ...counts };
}

/** With spaces after colons and commas where the line had them. */
function rowText(row: Row, like: string): string {
  if (!/^\s*\{\s*"(?:[^"\\]|\\.)*":\s/u.test(like)) return JSON.stringify(row);
  const fields = Object.entries(row).map(([field, value]) => `${JSON.stringify(field)}: ${valueText(value)}`);
  return `{${fields.join(', ')}}`;
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(valueText).join(', ')}]` : JSON.stringify(value);
}
