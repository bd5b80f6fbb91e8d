import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { type LeftOut, leftOutField, messagesOf } from './content.ts';
import { flaggedOf } from './moderation.ts';
import { firstId, pick, problemOf } from './object.ts';

/**
 * WildChat: https://huggingface.co/datasets/allenai/WildChat-1M. The account is a hashed address, which is weak: several people may
 * share one. A conversation that grew is there several times under one hash; the fullest is kept.
 */
export const wildchatFormat: RowFormat = {
  name: 'wildchat',
  title: 'WildChat',
  evidence: 'conversation_hash beside a list "conversation" with roles',
  accounts: 'hashed_ip (an address, which several people may share)',
  lines: 'json',
  needs: {
    members: [
      'conversation_hash',
      'conversation',
      'timestamp',
      'hashed_ip',
      'model',
      'language',
      'turn',
      'toxic',
      'redacted',
      'country',
      'state',
      'openai_moderation.flagged',
    ],
    fields: false,
  },
  examples: [
    {
      conversation_hash: 'ab12',
      model: 'gpt-4-0314',
      timestamp: '2023-04-09T00:02:53Z',
      conversation: [
        {
          role: 'user',
          content: 'hola',
          country: 'Spain',
          hashed_ip: '9f3e',
          language: 'Spanish',
          turn_identifier: 10,
        },
        { role: 'assistant', content: 'Hola', timestamp: '2023-04-09T00:02:53Z', turn_identifier: 10 },
      ],
      turn: 1,
      language: 'Spanish',
      toxic: false,
      redacted: false,
      country: 'Spain',
      hashed_ip: '9f3e',
      header: { 'accept-language': 'es', 'user-agent': 'Mozilla/5.0' },
    },
  ],
  detects: (row) => isObject(row) && typeof row.conversation_hash === 'string' && Array.isArray(row.conversation),
  read: (row) => {
    if (!isObject(row) || !Array.isArray(row.conversation)) return 'not-a-conversation';
    const leftOut: LeftOut = {};
    const messages = row.conversation.flatMap((message) => messagesOf(message, leftOut));
    const turns = row.conversation.filter(isObject);
    const id = firstId(row.conversation_hash);
    const account = firstId(row.hashed_ip, ...turns.map(({ hashed_ip }) => hashed_ip));
    return (
      problemOf(messages) ?? {
        ...(id !== undefined && { id }),
        ...(account !== undefined && { account }),
        // The row's own time is that of the last turn.
        startedAt: turns.map(({ timestamp }) => timestamp).find((time) => typeof time === 'string') ?? row.timestamp,
        messages,
        rest: {
          ...pick(row, ['model', 'language', 'turn', 'toxic', 'redacted', 'country', 'state']),
          ...flaggedOf(row.openai_moderation),
          ...leftOutField(leftOut),
        },
      }
    );
  },
};
