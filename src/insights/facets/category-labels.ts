/** Labels of a category: its values, the rarest pooled so that a field of names or ids cannot become a list of them. */
import { type IsRare, type LabelledRow, OTHER, type RowLabels } from './labels.ts';

/** A longer value is free text, not a category. In UTF-16 units. */
const MAX_LABEL_LENGTH = 60;

interface Uses {
  readonly rows: number[];
  readonly accounts: Set<string>;
}

/** Keeps the `limit` values that most accounts have (then most conversations, then by code units), in that order, and none that is rare. */
export function categoryLabels(
  values: readonly (string | null)[],
  rows: readonly Pick<LabelledRow, 'account'>[],
  limit: number,
  rare: readonly IsRare[] = [],
): RowLabels {
  const uses = new Map<string, Uses>();
  for (const [index, value] of values.entries())
    if (value !== null) count(uses, value, index, rows[index]?.account ?? null);
  const labels = [...uses].filter(([value]) => value.length <= MAX_LABEL_LENGTH).sort(byUse);
  const frequent = (some: [string, Uses][], isRare: IsRare) => some.filter(([, { rows: users }]) => !isRare(users));
  // What a weaker sense leaves beyond the limit stays beyond it.
  const kept = rare.reduce((some, isRare) => frequent(some, isRare).slice(0, limit), labels).slice(0, limit);
  return orderedLabels(
    values,
    kept.map(([value]) => value),
  );
}

/** Labels in a given order; values that are not among them are pooled behind it. */
export function orderedLabels(values: readonly (string | null)[], kept: readonly string[]): RowLabels {
  const known = new Set(kept);
  return {
    order: [...kept.filter((label) => label !== OTHER), OTHER],
    values: values.map((value) => (value === null || known.has(value) ? value : OTHER)),
  };
}

function count(uses: Map<string, Uses>, value: string, row: number, account: string | null): void {
  let use = uses.get(value);
  if (use === undefined) {
    use = { rows: [], accounts: new Set() };
    uses.set(value, use);
  }
  use.rows.push(row);
  if (account !== null) use.accounts.add(account);
}

function byUse([left, leftUses]: [string, Uses], [right, rightUses]: [string, Uses]): number {
  const more = rightUses.accounts.size - leftUses.accounts.size || rightUses.rows.length - leftUses.rows.length;
  return more !== 0 ? more : left < right ? -1 : 1;
}
