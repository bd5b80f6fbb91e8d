/** Anthropic's Messages. */
import type { JsonSchema } from '../../models/json-schema.ts';
import type { Message, ModelRequest } from '../../models/language-model.ts';
import { Refused, type Route, type StubState } from './stub-types.ts';
import { type Worked, worked } from './work.ts';

type Content = string | readonly { readonly type: string; readonly text?: string }[];

export interface AnthropicBody {
  readonly model: string;
  readonly max_tokens: number;
  readonly system?: Content;
  readonly messages: readonly { readonly role: Message['role']; readonly content: Content }[];
  readonly temperature?: number;
  readonly output_config?: { readonly format?: { readonly schema: JsonSchema } };
}

export function anthropicRoutes(state: StubState): Route[] {
  return [
    {
      method: 'POST',
      path: /\/messages$/u,
      works: true,
      handle: ({ body, malformed }) => anthropicMessage(state, body as AnthropicBody, malformed),
    },
  ];
}

/** One message; also what a batch does for each of its requests. */
export function anthropicMessage(state: StubState, body: AnthropicBody, malformed = false): unknown {
  if (body.max_tokens === undefined) return new Refused(400, { error: { type: 'invalid_request_error' } });
  const reply = worked(state, body.model, requestOf(body), malformed);
  if (reply instanceof Refused) return new Refused(reply.status, { type: 'error', ...(reply.body as object) });
  return messageOf(body.model, reply);
}

function requestOf({ system, messages, max_tokens, temperature, output_config }: AnthropicBody): ModelRequest {
  const first: Message[] = system === undefined ? [] : [{ role: 'system', text: textOf(system) }];
  const schema = output_config?.format?.schema;
  return {
    messages: [...first, ...messages.map(({ role, content }) => ({ role, text: textOf(content) }))],
    maxOutputTokens: max_tokens,
    ...(temperature !== undefined && { temperature }),
    ...(schema !== undefined && { schema }),
  };
}

function textOf(content: Content): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}

const reasons = { stop: 'end_turn', length: 'max_tokens', refused: 'refusal', other: 'pause_turn' } as const;

function messageOf(model: string, { finish, text, usage }: Worked): unknown {
  return {
    id: 'msg_stub',
    type: 'message',
    role: 'assistant',
    model,
    content: text === '' ? [] : [{ type: 'text', text }],
    stop_reason: reasons[finish],
    stop_sequence: null,
    usage: {
      input_tokens: usage.input,
      output_tokens: usage.output,
      cache_read_input_tokens: usage.cacheRead,
      cache_creation_input_tokens: usage.cacheWrite,
    },
  };
}
