import { NOBODY } from '../../../text/phrases.ts';
import type { NamingTask } from '../analyst.ts';

/** Whom each row counts for: its account, or (where conversations alone are counted) itself. */
export function numberOwners({ rows, counting }: Pick<NamingTask, 'rows' | 'counting'>): Int32Array {
  if (counting === 'conversations') return Int32Array.from(rows.keys());
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, ({ account }) => {
    if (account === null) return NOBODY;
    const number = numbers.get(account) ?? numbers.size;
    numbers.set(account, number);
    return number;
  });
}
