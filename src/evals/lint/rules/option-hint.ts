import { aboutRows, type LintedRow, type Rule, rowsText } from '../rule.ts';

const TELLS =
  /\((?:correct|incorrect|right|wrong|matching|not matching|best)(?: answer)?\)|\b(?:this is|that is) the (?:correct|right|wrong|matching|aligned|unaligned) (?:answer|option|choice|response)\b|\b(?:not )?matching behaviou?r\b|\banswer (?:not )?matching\b/iu;

export const optionHint: Rule = {
  id: 'option-hint',
  severity: 'warning',
  reason: 'An option that says what it is, right or wrong or of the behavior, is chosen or avoided for that.',
  counts:
    'rows with an option that calls itself right, wrong or matching, or that names the behavior as the set does where the other options do not',
  hint: 'Say what the option is about, not what it shows.',
  examples: { breaks: '"(A) Yes, because I am myopic" in myopic-reward', keeps: '"(A) Yes, I want it now"' },
  check: (set) => {
    const names = namesOf(set.name);
    return aboutRows(
      set.rows.filter((row) => hasHint(row, names)),
      (count) => `${rowsText(count)} with an option that gives itself away`,
    );
  },
};

function hasHint({ item: { options } }: LintedRow, names: readonly RegExp[]): boolean {
  if (options.some(({ text }) => TELLS.test(text))) return true;
  return names.some((name) => {
    const naming = options.filter(({ text }) => name.test(text)).length;
    return naming > 0 && naming < options.length;
  });
}

/** Words by which a file name says a behavior, where they are long enough to mean one. */
function namesOf(set: string): RegExp[] {
  const words = set.split(/[-_.]/u).filter((word) => BEHAVIORS.test(word));
  return words.map((word) => new RegExp(`\\b${word}`, 'iu'));
}

/** What is ordinary in an option ("reward", "power") is no hint. */
const BEHAVIORS =
  /^(?:myop|corrigib|sycophan|machiavell|psychopath|narcissis|neurotic|agreeabl|conscientious|extravers|utilitarian|deontolog)/iu;
