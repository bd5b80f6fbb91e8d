/** Calls about single conversations, before they are made: which are answered already, and what those took. */
import { requestFor } from '../calls/ask.ts';
import { callKey } from '../calls/call.ts';
import type { EstimateInput } from '../calls/estimate.ts';
import { usageOf } from '../calls/ledger-replies.ts';
import { TRANSCRIPT_LENGTHS } from '../insights/facets/asked/ask-facets.ts';
import type { AskedConversation } from '../insights/facets/asked/facets-prompt.ts';
import { transcriptOf } from '../insights/facets/asked/transcript.ts';
import type { Conversation } from '../insights/records.ts';
import type { LanguageModel, ModelRequest } from '../models/language-model.ts';
import type { Prompt } from '../models/prompts/prompt.ts';
import { requestTokens } from '../models/token-estimate.ts';
import type { KnownCall, Ledger } from '../store/ledger/ledger.ts';

/** Keys that are looked up at once. */
const LOOKED_UP = 5_000;
/** Answers that are looked at for what they took. */
const MEASURED = 100;

/** One call about one conversation. */
export interface Question<Value> {
  readonly prompt: Prompt<AskedConversation, Value>;
  readonly input: AskedConversation;
  readonly key: string;
  readonly request: ModelRequest;
}

export function questionsAbout<Value>(
  { messages }: Conversation,
  prompts: readonly Prompt<AskedConversation, Value>[],
  model: LanguageModel,
): Question<Value>[] {
  return questionsOn({ transcript: transcriptOf(messages, TRANSCRIPT_LENGTHS[0]) }, prompts, model);
}

export function questionsOn<Value>(
  input: AskedConversation,
  prompts: readonly Prompt<AskedConversation, Value>[],
  model: LanguageModel,
): Question<Value>[] {
  return prompts.map((prompt) => {
    const { name, version } = prompt;
    const request = requestFor(model, prompt, input);
    return { prompt, input, request, key: callKey(model, { prompt: { name, version }, request, sample: 0 }) };
  });
}

/** Those first that cost nothing. */
export function probesOf<Value>(
  sampled: readonly Question<Value>[],
  known: ReadonlyMap<string, KnownCall>,
  most: number,
): Question<Value>[] {
  const answered = sampled.filter(({ key }) => known.has(key));
  return [...answered, ...sampled.filter(({ key }) => !known.has(key))].slice(0, most);
}

export async function knownOf(ledger: Ledger, keys: ReadonlySet<string>): Promise<Map<string, KnownCall>> {
  const all = [...keys];
  const known = new Map<string, KnownCall>();
  for (let start = 0; start < all.length; start += LOOKED_UP) {
    for (const [key, call] of await ledger.known(all.slice(start, start + LOOKED_UP))) known.set(key, call);
  }
  return known;
}

/** As it was when it was asked, whoever asked it. */
export function measuredOf(
  sampled: readonly Pick<Question<unknown>, 'key' | 'request'>[],
  known: ReadonlyMap<string, KnownCall>,
): EstimateInput['measured'] {
  const measured = sampled.flatMap(({ key, request }): EstimateInput['measured'][number][] => {
    const call = known.get(key);
    if (call === undefined) return [];
    const milliseconds = call.milliseconds > 0 ? call.milliseconds : null;
    return [{ estimatedInput: sizeOf(request).input, usage: usageOf(call.usage), milliseconds }];
  });
  return measured.slice(0, MEASURED);
}

const NOTHING = [{ input: 0, mostOutput: 0 }];

export function sizesOf(sampled: readonly Pick<Question<unknown>, 'request'>[]): EstimateInput['sampled'] {
  return sampled.length > 0 ? sampled.map(({ request }) => sizeOf(request)) : NOTHING;
}

export function sizeOf(request: Parameters<typeof requestTokens>[0] & { readonly maxOutputTokens: number }) {
  return { input: requestTokens(request), mostOutput: request.maxOutputTokens };
}
