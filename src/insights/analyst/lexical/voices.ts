/** Who uses a term: rows, account by account. What an investigation begins with; private. */
import { NOBODY } from '../../../text/phrases.ts';
import type { NamingCorpus } from './families.ts';

/** By term, in the order of `wanted`: rows that use it, by account. Nobody stands behind a row without one. */
export function voicesOf(
  wanted: readonly number[],
  members: readonly number[],
  { terms, owners }: Pick<NamingCorpus, 'terms' | 'owners'>,
): number[][][] {
  const voices = new Map(wanted.map((term) => [term, new Map<number, number[]>()]));
  for (const row of members) {
    const owner = owners[row] as number;
    if (owner === NOBODY) continue;
    for (let at = terms.starts[row] as number; at < (terms.starts[row + 1] as number); at++) {
      const term = terms.columns[at] as number;
      const own = voices.get(term);
      const rows = own?.get(owner);
      if (rows === undefined) own?.set(owner, [row]);
      else rows.push(row);
    }
  }
  return wanted.map((term) => [...(voices.get(term)?.values() ?? [])]);
}
