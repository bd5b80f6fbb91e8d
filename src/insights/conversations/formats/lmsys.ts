import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { type LeftOut, leftOutField, messagesOf } from './content.ts';
import { flaggedOf } from './moderation.ts';
import { firstId, pick, problemOf } from './object.ts';

/** LMSYS-Chat-1M: https://huggingface.co/datasets/lmsys/lmsys-chat-1m. Names of people are masked there as NAME_1 and so on. */
export const lmsysFormat: RowFormat = {
  name: 'lmsys',
  title: 'LMSYS-Chat-1M',
  evidence: 'conversation_id beside a list "conversation" with roles',
  accounts: null,
  lines: 'json',
  needs: {
    members: ['conversation_id', 'conversation', 'model', 'language', 'turn', 'redacted', 'openai_moderation.flagged'],
    fields: false,
  },
  examples: [
    {
      conversation_id: '9f0c2d',
      model: 'vicuna-13b',
      conversation: [
        { role: 'user', content: 'How do I prune a pear tree?' },
        { role: 'assistant', content: 'In late winter.' },
      ],
      turn: 1,
      language: 'English',
      openai_moderation: [{ categories: { hate: false }, category_scores: { hate: 0 }, flagged: false }],
      redacted: false,
    },
  ],
  detects: (row) => isObject(row) && typeof row.conversation_id === 'string' && Array.isArray(row.conversation),
  read: (row) => {
    if (!isObject(row) || !Array.isArray(row.conversation)) return 'not-a-conversation';
    const leftOut: LeftOut = {};
    const messages = row.conversation.flatMap((message) => messagesOf(message, leftOut));
    const id = firstId(row.conversation_id);
    return (
      problemOf(messages) ?? {
        ...(id !== undefined && { id }),
        messages,
        rest: {
          ...pick(row, ['model', 'language', 'turn', 'redacted']),
          ...flaggedOf(row.openai_moderation),
          ...leftOutField(leftOut),
        },
      }
    );
  },
};
