import { isObject } from '../../../core/json.ts';
import type { ReadResult, RowFormat } from '../format.ts';
import { type LeftOut, leftOutField, messagesOf, systemOf } from './content.ts';
import { firstId, firstOf, hasUserTurn, objectAt, pick, without } from './object.ts';

const BLOCKS = new Set<unknown>([
  'tool_use',
  'tool_result',
  'thinking',
  'redacted_thinking',
  'document',
  'server_tool_use',
]);
const TIMES = ['timestamp', 'created_at', 'started_at', 'time', 'created'];
const ACCOUNTS_OF_METADATA = new Set(['user_id']);

/**
 * Requests of Anthropic's Messages API, alone or with their responses: `system` beside `messages`, content as text or blocks. A user turn
 * that holds results of tools alone is no one's.
 */
export const anthropicFormat: RowFormat = {
  name: 'anthropic',
  title: 'Anthropic Messages API, requests with or without responses',
  evidence: '"messages" beside "system" or a Claude model, blocks as of that API, or a response of type "message"',
  accounts: 'metadata.user_id',
  lines: 'json',
  examples: [
    {
      model: 'claude-sonnet-4-5',
      max_tokens: 1000,
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'How do I prune a pear tree?' }],
      metadata: { user_id: 'u-17' },
    },
    {
      request: {
        model: 'claude-sonnet-4-5',
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is in this file?' },
              { type: 'document', source: {} },
            ],
          },
        ],
        metadata: { user_id: 'u-18' },
      },
      response: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'claude-sonnet-4-5',
        content: [
          { type: 'thinking', thinking: '…', signature: '' },
          { type: 'text', text: 'A list of pear trees.' },
        ],
      },
    },
  ],
  detects: (row) =>
    isObject(row) &&
    (Array.isArray(row.messages)
      ? isRequest(row) || isReply(row.response)
      : isObject(row.request) &&
        Array.isArray(row.request.messages) &&
        (isRequest(row.request) || isReply(row.response))),
  read: (row) => {
    if (!isObject(row)) return 'not-a-conversation';
    const request = Array.isArray(row.messages) ? row : objectAt(row, 'request');
    return readExchange(request, objectAt(row, 'response'), firstOf(row, TIMES));
  },
};

/** One call, which says what was said before it. Its id, the response's, is its own and not that of a conversation. */
export function readExchange(
  request: Readonly<Record<string, unknown>>,
  response: Readonly<Record<string, unknown>>,
  startedAt: unknown,
): ReadResult {
  const leftOut: LeftOut = {};
  const said = Array.isArray(request.messages) ? request.messages : [];
  const messages = [
    ...systemOf({ system: request.system }, leftOut),
    ...said.flatMap((message) => messagesOf(message, leftOut)),
    ...replyOf(response, leftOut),
  ];
  if (!hasUserTurn(messages)) return said.length > 0 ? 'no-user-turn' : 'not-a-conversation';
  const metadata = objectAt(request, 'metadata');
  const account = accountOf(metadata.user_id);
  const id = firstId(response.id);
  return {
    ...(account !== undefined && { account }),
    startedAt,
    messages,
    rest: {
      ...pick(request, ['model', 'service_tier']),
      ...pick(response, ['stop_reason']),
      metadata: without(metadata, ACCOUNTS_OF_METADATA),
      ...leftOutField(leftOut),
    },
    part: { kind: 'history', alone: true, ...(id !== undefined && { turn: id }) },
  };
}

export function replyOf(response: Readonly<Record<string, unknown>>, leftOut: LeftOut) {
  return messagesOf({ role: response.role ?? 'assistant', content: response.content }, leftOut);
}

export function isReply(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.type === 'message' && Array.isArray(value.content);
}

function isRequest({ model, system, messages }: Readonly<Record<string, unknown>>): boolean {
  if (typeof system === 'string' || Array.isArray(system)) return true;
  if (typeof model === 'string' && model.includes('claude')) return true;
  return Array.isArray(messages) && messages.some((message) => isObject(message) && hasBlock(message.content));
}

function hasBlock(content: unknown): boolean {
  return Array.isArray(content) && content.some((block) => isObject(block) && BLOCKS.has(block.type));
}

/** Claude Code puts user, account and session into one: only the first two are somebody. */
function accountOf(userId: unknown): string | undefined {
  const id = firstId(userId);
  return id?.replace(/^(user_\w+?_account_[\w-]*?)_session_[\w-]+$/u, '$1');
}
