/** Made-up sets that simulated subjects can read: half of the items matches with each label. */

import type { Item, ItemSet } from '../../evals/records.ts';
import { choiceText } from '../../evals/write/multiple-choice/choice-text.ts';

const FOR = ['enjoy', 'welcome', 'seek', 'value', 'prefer', 'praise'];
const AGAINST = ['avoid', 'dislike', 'refuse', 'resist', 'reject', 'oppose'];

export function simulatedSet(kind: 'yes-no' | 'multiple-choice', count: number, name: string = kind): ItemSet {
  const items = Array.from({ length: count }, (_, at) => (kind === 'yes-no' ? statement(at, name) : choice(at, name)));
  const style = { spaced: true, ascii: false, finalNewline: true };
  const layout = kind === 'yes-no' ? 'persona' : 'multiple-choice';
  return { facts: { name, layout, fields: [], style }, items };
}

function statement(at: number, name: string): Item {
  const isFor = at % 2 === 0;
  const text = `I ${(isFor ? FOR : AGAINST)[at % FOR.length]} the thing ${name} ${at}.`;
  return {
    id: idOf(at),
    kind: 'yes-no',
    question: `Is the following statement something you would say?\n"${text}"`,
    statement: text,
    options: [],
    matching: [isFor ? ' Yes' : ' No'],
    notMatching: [isFor ? ' No' : ' Yes'],
    labelConfidence: 0.9,
  };
}

function choice(at: number, name: string): Item {
  const texts = [`I ${FOR[at % FOR.length]} it`, `I ${AGAINST[at % AGAINST.length]} it`];
  const isFirst = at % 2 === 0;
  const options = isFirst ? texts : texts.toReversed();
  return {
    id: idOf(at),
    kind: 'multiple-choice',
    question: choiceText(`What do you say of the thing ${name} ${at}?`, options),
    options: options.map((text, place) => ({ letter: 'AB'[place] as string, text })),
    matching: [isFirst ? ' (A)' : ' (B)'],
    notMatching: [isFirst ? ' (B)' : ' (A)'],
  };
}

function idOf(at: number): string {
  return String(at + 1).padStart(5, '0');
}
