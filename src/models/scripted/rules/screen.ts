/** Whether a conversation is about what is asked, by the words that both have. */
import type { Rule } from '../rule.ts';
import { tellingWords } from './frequent-words.ts';
import { userTurns } from './user-turns.ts';

/** Words of every such question. */
const OWN_WORDS = new Set([
  'conversation',
  'conversations',
  'user',
  'users',
  'question',
  'relate',
  'relates',
  'related',
  'loosely',
]);

export const screenRule: Rule = {
  prompt: 'screen',
  answer: ({ quoted, messages }) => {
    const question = /^Question: (.*)$/mu.exec(messages.at(-1)?.text ?? '')?.[1] ?? '';
    const wanted = tellingWords(question).filter((word) => !OWN_WORDS.has(word));
    const said = tellingWords(userTurns(quoted('conversation')).join('\n'));
    if (said.length === 0) return { answer: 'cannot tell' };
    return { answer: wanted.some((word) => said.some((other) => alike(word, other))) ? 'yes' : 'no' };
  },
};

/** Forms of one word, as far as their beginning says. */
function alike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return one === other || (shorter >= 4 && one.slice(0, shorter) === other.slice(0, shorter));
}
