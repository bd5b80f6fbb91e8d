import type { Message } from '../../records.ts';
import type { ConversationFormat } from '../format.ts';
import { firstId, hasUserTurn, isObject, roleOf, without } from './object.ts';

const KNOWN = ['id', 'messages', 'user', 'safety_identifier', 'created', 'choices', 'tools', 'tool_choice'];

/**
 * Requests and training rows as OpenAI's chat completions have them: `messages` whose content is a string, a list of
 * parts or null, and an answer in `choices` where the log keeps request and response together.
 */
export const openAiFormat: ConversationFormat = {
  name: 'openai',
  title: 'JSON lines with OpenAI-style "messages" (content as text, parts or null)',
  lines: 'json',
  detects: (row) => isObject(row) && Array.isArray(row.messages) && row.messages.some(isObject),
  read: (row) => {
    if (!isObject(row) || !Array.isArray(row.messages)) return 'not-a-conversation';
    const messages = [...row.messages, ...answersOf(row.choices)].flatMap(messageOf);
    if (!hasUserTurn(messages)) return messages.length > 0 ? 'no-user-turn' : 'not-a-conversation';
    const id = firstId(row.id);
    const metadata = isObject(row.metadata) ? row.metadata : {};
    const account = firstId(row.user, row.safety_identifier, metadata.user_id, row.user_id);
    return {
      ...(id !== undefined && { id }),
      ...(account !== undefined && { account }),
      startedAt: row.created ?? row.timestamp,
      messages,
      rest: {
        ...without(row, [...KNOWN, 'user_id', 'timestamp', 'metadata']),
        metadata: without(metadata, ['user_id']),
      },
    };
  },
};

function answersOf(choices: unknown): unknown[] {
  const [first] = Array.isArray(choices) ? choices : [];
  return isObject(first) && first.message !== undefined ? [first.message] : [];
}

function messageOf(value: unknown): Message[] {
  if (!isObject(value)) return [];
  const role = roleOf(value.role);
  const text = textOf(value.content);
  return role === null || text === '' ? [] : [{ role, text }];
}

/** Text parts joined by line breaks; images, audio and tool calls say nothing here. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const texts = content.map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : ''));
  return texts.filter((text) => text !== '').join('\n');
}
