/** Google's generateContent. */
import type { JsonSchema } from '../../models/json-schema.ts';
import type { Message, ModelRequest } from '../../models/language-model.ts';
import { Refused, type Route, type StubState } from './stub-types.ts';
import { type Worked, worked } from './work.ts';

interface Content {
  readonly role?: string;
  readonly parts: readonly { readonly text?: string }[];
}

interface GoogleBody {
  readonly systemInstruction?: Content;
  readonly contents: readonly Content[];
  readonly generationConfig?: {
    readonly maxOutputTokens?: number;
    readonly responseSchema?: JsonSchema;
    readonly responseJsonSchema?: JsonSchema;
  };
}

export function googleRoutes(state: StubState): Route[] {
  return [
    {
      method: 'POST',
      path: /\/models\/([^/:]+):generateContent$/u,
      works: true,
      handle: ({ body, match, malformed }) => {
        const reply = worked(state, match[1] as string, requestOf(body as GoogleBody), malformed);
        return reply instanceof Refused ? reply : contentOf(reply);
      },
    },
  ];
}

function requestOf({ systemInstruction, contents, generationConfig = {} }: GoogleBody): ModelRequest {
  const textOf = ({ parts }: Content): string => parts.map(({ text = '' }) => text).join('');
  const first: Message[] = systemInstruction === undefined ? [] : [{ role: 'system', text: textOf(systemInstruction) }];
  const schema = generationConfig.responseJsonSchema ?? generationConfig.responseSchema;
  return {
    messages: [
      ...first,
      ...contents.map(
        (content): Message => ({ role: content.role === 'model' ? 'assistant' : 'user', text: textOf(content) }),
      ),
    ],
    maxOutputTokens: generationConfig.maxOutputTokens ?? 4096,
    ...(schema !== undefined && { schema }),
  };
}

const reasons = { stop: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY', other: 'OTHER' } as const;

function contentOf({ finish, text, usage }: Worked): unknown {
  return {
    candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: reasons[finish], index: 0 }],
    usageMetadata: {
      promptTokenCount: usage.input + usage.cacheRead,
      candidatesTokenCount: usage.output,
      totalTokenCount: usage.input + usage.cacheRead + usage.output,
      cachedContentTokenCount: usage.cacheRead,
    },
  };
}
