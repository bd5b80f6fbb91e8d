/** What calls to models came to, in words. */

import { dollarText } from '../calls/cost.ts';
import { counted } from '../core/figures.ts';
import type { ModelReport } from '../index.ts';

/** `12 calls, $0.40, at most $0.02 more` */
export function spentText({ calls, confirmed, possible, unpriced }: ModelReport['spending']): string {
  const maybe = possible > 0 ? `, at most ${dollarText(possible)} more` : '';
  const cost = unpriced > 0 ? 'at a price that is not known' : `${dollarText(confirmed)}${maybe}`;
  return `${counted(calls, 'call')}, ${cost}`;
}
