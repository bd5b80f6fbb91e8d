import type { RowFormat } from '../format.ts';

/** A file of requests: every line that is not blank is a conversation of one user message. It names no accounts. */
export const textFormat: RowFormat = {
  name: 'text',
  title: 'plain text, one request a line',
  evidence: 'a name that ends in .txt, and a first line that is no JSON of another format',
  accounts: null,
  lines: 'text',
  examples: ['How do I prune a pear tree?', '  Write a haiku about rain. '],
  detects: (row) => typeof row === 'string',
  read: (row) => {
    if (typeof row !== 'string') return 'not-a-conversation';
    return row.trim() === '' ? 'no-user-turn' : { messages: [{ role: 'user', text: row }], rest: {} };
  },
};
