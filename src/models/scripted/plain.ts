/** A model that answers by rules, the same to the same: for trying things out, and for tests of all that stands above. */
import type { Capabilities } from '../capabilities.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import type { TokenChoice } from '../token-choice.ts';
import { estimateTokens, estimateTokensOf } from '../token-estimate.ts';
import { noUsage } from '../usage.ts';
import { type Rule, type Seen, seenOf } from './rule.ts';
import { rules as knownRules, wordRules } from './rules/index.ts';
import { instanceOf } from './schema-instance.ts';

const scriptedCapabilities: Capabilities = {
  structuredOutput: 'schema',
  logprobs: 20,
  prefixCaching: 'none',
  batch: false,
  prefill: false,
  maxParallel: 64,
  reasoningTokens: 0,
  maxTemperature: 2,
};

export function openPlain(rules: readonly Rule[] = knownRules): LanguageModel {
  return {
    id: 'scripted:plain',
    endpoint: null,
    capabilities: scriptedCapabilities,
    generate: async (request, signal) => {
      signal.throwIfAborted();
      return plainReply(request, rules);
    },
  };
}

/** @throws never: a kind of prompt that no rule knows gets the smallest answer that its schema allows */
export function plainReply(request: ModelRequest, rules: readonly Rule[] = knownRules): ModelReply {
  const seen = seenOf(request);
  const text = request.schema === undefined ? wordAnswer(seen) : JSON.stringify(structured(request, seen, rules));
  return replyOf(request, text);
}

function structured({ schema = {} }: ModelRequest, seen: Seen, rules: readonly Rule[]): unknown {
  const rule = rules.find(({ prompt }) => prompt === schema['title']);
  return rule === undefined ? instanceOf(schema, wordsOf(seen), seen.random) : rule.answer(seen);
}

function wordsOf({ allQuoted, messages }: Seen): string[] {
  const texts = allQuoted.length > 0 ? allQuoted : messages;
  const words = texts.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  return words.length > 0 ? words : ['nothing'];
}

/** By a rule; else Yes or No, decided by the words of the question. */
function wordAnswer(seen: Seen): string {
  const rule = wordRules.find(({ quoted }) => seen.allQuoted.some(({ name }) => name === quoted));
  return rule === undefined ? (seen.random.next() < 0.5 ? 'Yes' : 'No') : rule.answer(seen);
}

/** A reply as a server would give it: cut at the limit, with tokens counted and probabilities where they are asked for. */
export function replyOf(request: ModelRequest, text: string): ModelReply {
  const input = estimateTokensOf(request.messages.map((message) => message.text));
  const output = estimateTokens(text);
  const isCut = output > request.maxOutputTokens;
  const said = isCut ? text.slice(0, 4 * request.maxOutputTokens).toWellFormed() : text;
  return {
    finish: isCut ? 'length' : 'stop',
    text: said,
    tokens: request.logprobs === undefined ? null : choicesOf(request, said),
    usage: { ...noUsage, input, output: Math.min(output, request.maxOutputTokens) },
  };
}

/** Words that are no answer, as a server lists them behind the likely ones. */
const UNLIKELY = ['Maybe', 'The', 'It'];

/** Of one word: itself, its opposite where it has one, and a rest of next to nothing. No text, no tokens. */
export function choicesOf(request: ModelRequest, text: string): TokenChoice[] {
  if (text === '') return [];
  // How sure it is does not follow from what it says.
  const own = 0.5 + seenOf(request).random.fork('probability').next() * 0.45;
  const alternatives = [
    { token: text, logprob: Math.log(own) },
    { token: opposites.get(text) ?? 'other', logprob: Math.log((1 - own) * 0.9) },
    ...UNLIKELY.map((token) => ({ token, logprob: Math.log((1 - own) * 0.02) })),
  ];
  return [{ token: text, logprob: Math.log(own), alternatives: alternatives.slice(0, request.logprobs) }];
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['Yes', 'No'],
  ['No', 'Yes'],
  ['A', 'B'],
  ['B', 'A'],
]);
