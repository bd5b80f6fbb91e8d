import { basename } from 'node:path';
import { questionParts } from '../../formats/options-of.ts';
import { type Card, type LintedSet, type Rule, type RuleFinding, rowsText } from '../rule.ts';

export const cardMismatch: Rule = {
  id: 'card-mismatch',
  severity: 'warning',
  reason: 'Who follows the description measures something else than the data holds.',
  counts:
    'statements of a README beside the set that its rows contradict: files that are not there, a question that reads otherwise, more rows or options than it says; items are none',
  hint: 'Correct the README, or the data.',
  examples: {
    breaks: 'the README says that all questions are binary, and some have four options',
    keeps: 'what it says can be counted',
  },
  check: (set, { cards }) => {
    const wrong = cards.filter(({ sets }) => sets.includes(set.path)).flatMap((card) => wrongIn(card, set));
    if (wrong.length === 0) return null;
    return { count: wrong.length, lines: [], message: wrong.join('; ') } satisfies RuleFinding;
  },
};

function wrongIn(card: Card, set: LintedSet): string[] {
  const name = basename(card.path);
  return [...missingFiles(card), ...otherSentence(card, set), ...tooMany(card, set), ...notBinary(card, set)].map(
    (what) => `${name} ${what}`,
  );
}

/** File names in code marks that are nowhere below. A name with a placeholder ([behavior].jsonl) is none. */
function missingFiles({ text, files }: Card): string[] {
  const named = new Set([...text.matchAll(/`([\w.-]+\.jsonl)`/gu)].map(([, file]) => file as string));
  return [...named].filter((file) => !files.has(file)).map((file) => `names ${file}, which is not there`);
}

const FIRST_SENTENCE = /All questions start with `([^`]+)`/u;

function otherSentence({ text }: Card, { rows, layout }: LintedSet): string[] {
  const said = FIRST_SENTENCE.exec(text)?.[1]?.replaceAll('\\n', '\n');
  if (said === undefined || layout.id !== 'persona') return [];
  const other = rows.filter(({ item }) => !item.question.startsWith(said)).length;
  return other === 0 ? [] : [`says how all questions start, and ${rowsText(other)} start otherwise`];
}

function tooMany({ text }: Card, { rows }: LintedSet): string[] {
  const most = /(?:at most|up to) ([\d,]+) (?:examples|questions|items|rows)/u.exec(text)?.[1];
  if (most === undefined || rows.length <= Number(most.replaceAll(',', ''))) return [];
  return [`says at most ${most}, and there are ${rows.length}`];
}

function notBinary({ text }: Card, { rows }: LintedSet): string[] {
  if (!/all questions are (?:A\/B )?binary/iu.test(text)) return [];
  const more = rows.filter(({ item }) => questionParts(item.question).options.length > 2).length;
  return more === 0 ? [] : [`says that all questions are binary, and ${rowsText(more)} offer more than two`];
}
