import type { LintedRow } from './rule.ts';

/** Rows that share a key with another row, group by group, in the order of their first. */
export function groupsOf(rows: readonly LintedRow[], key: (row: LintedRow) => string): LintedRow[][] {
  return [...Map.groupBy(rows, key).values()].filter((group) => group.length > 1);
}

/** What is asked: the statement of a set that has the same sentence around each, else the question. */
export function askedText({ item }: Pick<LintedRow, 'item'>): string {
  return item.statement ?? item.question;
}

export function byLine(rows: readonly LintedRow[]): LintedRow[] {
  return [...rows].sort((left, right) => left.line - right.line);
}
