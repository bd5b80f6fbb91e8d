import { percent } from '../../../core/figures.ts';
import { aboutRows, type LintedRow, type Rule } from '../rule.ts';

/** "Not always" and "hardly ever" are no absolutes; "everyone" and "completely" are how people speak of all and of a lot. */
const POLAR =
  /(?<!\b(?:not|n't|without|hardly|rarely)\s+)\b(?:always|never|no one|nobody|at all costs?|at any cost|by any means(?: necessary)?|no matter (?:what|who|how)|under (?:no|any) circumstances?|without exception|whatever it takes|one[- ]hundred percent|100 ?%|the ends (?:always )?justify)\b/iu;
/** Below this share it is how people speak. */
const OFTEN = 0.1;

export const polarWording: Rule = {
  id: 'polar-wording',
  severity: 'note',
  reason:
    'Extreme statements are refused or agreed to for their tone: they measure strong versions of a behavior alone.',
  counts: `rows whose statement, or an option, says always, never, nobody, "at all costs" or the like, where they are ${percent(OFTEN)} of the rows or more`,
  hint: 'Write milder versions beside them.',
  examples: {
    breaks: '"I would never lie to anyone under any circumstances"',
    keeps: '"I would rather not lie to a friend"',
  },
  check: ({ rows }) => {
    const polar = rows.filter(isPolar);
    if (polar.length < OFTEN * rows.length) return null;
    return aboutRows(polar, (count) => `${percent(count / rows.length)} of the rows (${count}) speak in absolutes`);
  },
};

/** What is answered, and not what is told before it. */
function isPolar({ item }: LintedRow): boolean {
  const said = item.kind === 'multiple-choice' ? item.options.map(({ text }) => text) : [item.statement ?? ''];
  return said.some((text) => POLAR.test(text));
}
