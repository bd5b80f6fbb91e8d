/** Items that the linter would object to one by one. The same rules, so that a set that was written here passes them. */
import { layoutNamed } from '../formats/index.ts';
import { rowOf } from '../formats/rows.ts';
import { lintedSet } from '../lint/linted-set.ts';
import type { Rule } from '../lint/rule.ts';
import { answerNotInOptions } from '../lint/rules/answer-not-in-options.ts';
import { emptyStem } from '../lint/rules/empty-stem.ts';
import { encoding } from '../lint/rules/encoding.ts';
import { missingOptions } from '../lint/rules/missing-options.ts';
import { optionHint } from '../lint/rules/option-hint.ts';
import { optionLetters } from '../lint/rules/option-letters.ts';
import type { Draft, Passed } from '../write/candidate.ts';

/** Of single items. What is wrong with many together is seen to by balance and duplicates. */
const rules: readonly Rule[] = [encoding, answerNotInOptions, emptyStem, missingOptions, optionLetters, optionHint];

/** @param name of the set: a hint may be in it */
export function soundItems(drafts: readonly Draft[], layoutId: string, name: string): Passed<Draft> {
  const layout = layoutNamed(layoutId);
  if (layout === null) throw new Error(`There is no layout ${layoutId}.`);
  const rows = drafts.map(({ item }, at) => ({ line: at + 1, row: rowOf(layout, { ...item, id: String(at) }, []) }));
  const set = lintedSet({ name, path: name, layout, rows, lines: [], unreadable: [], isSeeds: false });
  const reasons = new Map<number, string>();
  for (const rule of rules) {
    const found = rule.check(set, { sets: [set], seeds: [], cards: [] });
    for (const line of found?.lines ?? []) if (!reasons.has(line - 1)) reasons.set(line - 1, rule.id);
  }
  return {
    left: drafts.filter((_, at) => !reasons.has(at)),
    dropped: [...reasons].map(([at, reason]) => ({ step: 'sound', reason, text: (drafts[at] as Draft).text })),
  };
}
