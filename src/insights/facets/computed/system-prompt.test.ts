import { expect, test } from 'vitest';
import type { Message } from '../../records.ts';
import { systemPromptFacet } from './system-prompt.ts';

const promptOf = (...messages: Message[]) =>
  systemPromptFacet.valueOf({ conversation: { id: 'c', messages, fields: {} }, language: 'en', answers: {} });

test.each([
  ['none', [{ role: 'user', text: 'Hi' }], null],
  ['an empty one', [{ role: 'system', text: ' \n' }], null],
  [
    'a short one, on one line',
    [
      { role: 'system', text: ' Be\n brief. ' },
      { role: 'user', text: 'Hi' },
    ],
    'Be brief.',
  ],
  ['a long one, cut', [{ role: 'system', text: '👍'.repeat(500) }], `${'👍'.repeat(59)}…`],
] as const)('%s', (_, messages, value) => {
  expect(promptOf(...messages)).toBe(value);
});
