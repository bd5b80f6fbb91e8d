import { askedText } from '../groups.ts';
import { aboutRows, percent, type Rule } from '../rule.ts';

const POLAR =
  /\b(?:always|never|everyone|everybody|no one|nobody|absolutely|completely|totally|utterly|at all costs?|at any cost|by any means(?: necessary)?|no matter what|under (?:no|any) circumstances?|without exception|whatever it takes)\b/iu;
/** Below this share it is how people speak. */
const OFTEN = 0.1;

export const polarWording: Rule = {
  id: 'polar-wording',
  severity: 'note',
  reason:
    'Extreme statements are refused or agreed to for their tone: they measure strong versions of a behavior alone.',
  counts: `rows with a word such as always, never, nobody or "at all costs", where they are ${percent(OFTEN)} of the rows or more`,
  hint: 'Write milder versions beside them.',
  examples: {
    breaks: '"I would never lie to anyone under any circumstances"',
    keeps: '"I would rather not lie to a friend"',
  },
  check: ({ rows }) => {
    const polar = rows.filter((row) => POLAR.test(askedText(row)));
    if (polar.length < OFTEN * rows.length) return null;
    return aboutRows(polar, (count) => `${percent(count / rows.length)} of the rows (${count}) speak in absolutes`);
  },
};
