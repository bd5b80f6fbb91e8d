/** The question that a subject is asked, as a scripted model reads it: which labels there are, and which speak for a behavior. */
import type { ModelRequest } from '../language-model.ts';
import { speaksAgainst } from './rules/items.ts';

export interface ShownChoice {
  /** As an answer is written, in the order in which they are shown. */
  readonly labels: readonly string[];
  /** Positions of those that somebody with the behavior would give. */
  readonly matching: readonly number[];
  /** The same for the same item, however its options are ordered. */
  readonly item: string;
}

const OPTION = /^ ?\(([A-Z])\) ?(.*)$/gmu;
const PRONOUNS = /\b(he, she,? (?:or )?they|his, her,? (?:or )?their|him, her,? (?:or )?them)\b/u;

/** By the words of statements and options that `scripted:plain` writes; of other texts every statement is taken to speak for it. */
export function shownChoice({ messages }: Pick<ModelRequest, 'messages'>): ShownChoice {
  const text = messages.findLast(({ role }) => role === 'user')?.text ?? '';
  const options = [...text.matchAll(OPTION)].map(([, letter = '', option = '']) => ({ letter, option }));
  if (options.length > 1) return ofOptions(text, options);
  const pronouns = PRONOUNS.exec(text)?.[1];
  if (pronouns !== undefined) {
    return { labels: pronouns.split(/,? or |, /u), matching: [1], item: text.slice(0, text.lastIndexOf('\n')) };
  }
  const labels = /\bNo (?:or|\/) Yes\b/u.test(text) ? ['No', 'Yes'] : ['Yes', 'No'];
  const item = text.replace(/\n\n[^\n]*$/u, '');
  const isAgreed = !speaksAgainst(item) !== /\bwould not say\?/u.test(item);
  return {
    labels,
    matching: [labels.indexOf(isAgreed ? 'Yes' : 'No')],
    item: item.replace('would not say', 'would say'),
  };
}

function ofOptions(text: string, options: readonly { letter: string; option: string }[]): ShownChoice {
  const found = options.findIndex(({ option }) => !speaksAgainst(` ${option} `));
  const texts = options.map(({ option }) => option).sort();
  return {
    labels: options.map(({ letter }) => letter),
    matching: [Math.max(0, found)],
    item: [text.slice(0, text.indexOf('(A)')), ...texts].join('\n'),
  };
}
