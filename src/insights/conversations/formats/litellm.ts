import { isObject } from '../../../core/json.ts';
import type { RowFormat } from '../format.ts';
import { inputMessages, type LeftOut, leftOutField, outputMessages, unpacked } from './content.ts';
import { firstId, firstOf, objectAt, pick, without } from './object.ts';

type Row = Readonly<Record<string, unknown>>;

const REDACTED = 'redacted-by-litellm';
const TALKS = /completion|responses|anthropic_messages|generate_content/u;
const TIMES = ['startTime', 'start_time'];
/** Members of `metadata` that name somebody or a key, or hold what was said. */
const OF_PEOPLE = /^(?:user_api_key|requester_ip|spend_logs|user_id|proxy_server_request)/u;

/**
 * Logs of LiteLLM: payloads as its callbacks write them to storage, and rows of its table of spending. Calls of one session or trace are one conversation. An account is whom the
 * caller names, else the owner of the key, else the key's hash, which many may use.
 */
export const litellmFormat: RowFormat = {
  name: 'litellm',
  title: 'LiteLLM, logged payloads or rows of its table of spending',
  evidence: 'a call_type beside startTime and "messages" or "response"',
  accounts:
    'end_user, user, metadata.user_api_key_user_id, metadata.user_api_key_hash or api_key (a key, which many may use)',
  lines: 'json',
  examples: [
    {
      id: 'x1',
      trace_id: 's1',
      call_type: 'acompletion',
      status: 'success',
      model: 'gpt-5',
      startTime: 1714557600.1,
      endTime: 1714557602,
      messages: [{ role: 'user', content: 'How do I prune a pear tree?' }],
      response: { choices: [{ message: { role: 'assistant', content: 'In late winter.' } }] },
      end_user: 'u-17',
      metadata: { user_api_key_hash: 'k1', plan: 'free' },
      request_tags: [],
    },
  ],
  detects: (row) =>
    isObject(row) &&
    typeof row.call_type === 'string' &&
    firstOf(row, TIMES) !== undefined &&
    ('messages' in row || 'response' in row),
  read: (row) => {
    if (!isObject(row) || typeof row.call_type !== 'string') return 'not-a-conversation';
    if (!TALKS.test(row.call_type)) return 'other-record';
    const leftOut: LeftOut = {};
    const unpackedMetadata = unpacked(row.metadata);
    const metadata = isObject(unpackedMetadata) ? unpackedMetadata : {};
    const [asked, answered] = [askedIn(row, metadata), unpacked(row.response)];
    if (isRedacted(asked)) return 'contents-left-out';
    const messages = [
      ...inputMessages(asked, leftOut),
      ...(isRedacted(answered) ? [] : outputMessages(answered, leftOut)),
    ];
    if (messages.length === 0) return 'contents-left-out';
    const id = firstId(row.session_id, row.trace_id);
    const account = accountOf(row, metadata);
    const named = id ?? firstId(row.id, row.request_id);
    return {
      ...(named !== undefined && { id: named }),
      ...(account !== undefined && { account }),
      startedAt: firstOf(row, TIMES),
      messages,
      rest: {
        ...pick(row, ['model', 'model_group', 'custom_llm_provider', 'status']),
        request_tags: unpacked(row.request_tags),
        metadata: without(metadata, new Set(Object.keys(metadata).filter((name) => OF_PEOPLE.test(name)))),
        ...leftOutField(leftOut),
      },
      part: { kind: 'history' },
    };
  },
};

/** The table of spending has an empty object for the messages, and beside it, or in its metadata, the request as it came. */
function askedIn(row: Row, metadata: Row): unknown {
  const messages = unpacked(row.messages);
  if (!isRedacted(messages)) return messages;
  const requests = [row.proxy_server_request, metadata.proxy_server_request].map(unpacked).filter(isObject);
  return requests.find(({ messages: said, input, prompt }) => !isRedacted(said ?? input ?? prompt));
}

/** Where the gateway keeps no contents there is its own word for them, or nothing. */
function isRedacted(value: unknown): boolean {
  if (value === REDACTED || value === null || value === undefined || value === '') return true;
  if (Array.isArray(value))
    return value.length > 0 && value.every((each) => isObject(each) && each.content === REDACTED);
  if (!isObject(value)) return false;
  const [choice] = Array.isArray(value.choices) ? value.choices : [];
  const of = isObject(choice) ? objectAt(choice, 'message').content : undefined;
  return Object.keys(value).length === 0 || value.text === REDACTED || of === REDACTED;
}

function accountOf(row: Row, metadata: Row): string | undefined {
  return firstId(
    row.end_user,
    metadata.user_api_key_end_user_id,
    row.user,
    metadata.user_api_key_user_id,
    metadata.user_api_key_hash,
    row.api_key,
  );
}
