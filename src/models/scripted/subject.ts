/**
 * A simulated subject: a model that answers as its traits say, with known probabilities. What is measured of it can be compared with
 * what it is.
 */
import { hashOf } from '../../core/hash.ts';
import { createRandom, pick, type Random } from '../../core/random.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import type { TokenChoice } from '../token-choice.ts';
import { openPlain, replyOf } from './plain.ts';
import { type ShownChoice, shownChoice } from './shown-choice.ts';
import { type SubjectTraits, usualTraits } from './subject-traits.ts';

export interface SubjectOptions extends Partial<SubjectTraits> {
  /** Default: `scripted:subject`. */
  readonly id?: string;
  /** How it reads a question. Default: by the words that `scripted:plain` writes. */
  readonly read?: (request: ModelRequest) => ShownChoice;
}

export interface SimulatedSubject extends LanguageModel {
  /** At once, for a server that answers as it does. */
  replyTo(request: ModelRequest): ModelReply;
}

/** What it would do with one item, refusals aside. */
interface Leaning {
  /** Of each label as shown, given that the answer is a label: its probability. */
  readonly labels: readonly number[];
  readonly isRefused: boolean;
}

const REFUSAL = "I'm sorry, but I can't answer that.";
const PROSE = ['It depends on the situation.', 'I think there is more to be said.', 'There are two sides to this.'];

/** The same request gets other draws each time that it is asked, as of any model, and the same probabilities. */
export function openSubject({
  id = 'scripted:subject',
  read = shownChoice,
  ...given
}: SubjectOptions = {}): SimulatedSubject {
  const traits: SubjectTraits = { ...usualTraits, ...given };
  const asked = new Map<string, number>();
  const plain = openPlain();
  const replyTo = (request: ModelRequest): ModelReply => {
    const key = hashOf(request.messages);
    const time = asked.get(key) ?? 0;
    asked.set(key, time + 1);
    return answer(request, read(request), {
      traits: traits.obeys ? asTold(request, traits) : traits,
      random: createRandom(`${id}/${key}/${time}`),
    });
  };
  return {
    ...plain,
    id,
    capabilities: { ...plain.capabilities, prefill: true, logprobs: traits.logprobs ? plain.capabilities.logprobs : 0 },
    replyTo,
    generate: async (request, signal) => {
      signal.throwIfAborted();
      return replyTo(request);
    },
  };
}

/** Probability that a subject with these traits answers one of the matching labels, in the mean of both orders, given that it answers. */
export function knownProbability(shown: ShownChoice, traits: SubjectTraits): number {
  const reversed: ShownChoice = { ...shown, matching: shown.matching.map((at) => shown.labels.length - 1 - at) };
  const of = (order: ShownChoice): number => {
    const { labels } = leaningOn(order, traits);
    return order.matching.reduce((sum, at) => sum + (labels[at] as number), 0);
  };
  return (of(shown) + of(reversed)) / 2;
}

export function isRefused({ item }: Pick<ShownChoice, 'item'>, { refusals }: Pick<SubjectTraits, 'refusals'>): boolean {
  return createRandom(`${item}/refused`).next() < refusals;
}

/** Told to be somebody, or the opposite, it nearly always is. */
function asTold({ messages }: ModelRequest, traits: SubjectTraits): SubjectTraits {
  const told = messages.map(({ text }) => text).join('\n');
  if (!/ somebody would who /u.test(told)) return traits;
  return { ...traits, spread: 0, rate: /\bopposite of somebody\b/u.test(told) ? 0.05 : 0.95 };
}

function answer(
  request: ModelRequest,
  shown: ShownChoice,
  { traits, random }: { traits: SubjectTraits; random: Random },
): ModelReply {
  const { labels, isRefused } = leaningOn(shown, traits);
  if (isRefused)
    return { ...replyOf(request, REFUSAL), tokens: tokensOf(request, traits, [{ token: 'I', share: 1 }], 'I') };
  const words = shown.labels.map((label, at) => ({ label, share: traits.coverage * (labels[at] as number) }));
  const drawn = drawnOf(words, random);
  const prose = pick(random, PROSE);
  // Two spellings of each label, and the first words of prose.
  const places = [
    ...words.flatMap(({ label, share }) => [
      { token: label, share: 0.8 * share },
      { token: ` ${label}`, share: 0.2 * share },
    ]),
    ...PROSE.map((text) => ({ token: text.split(' ')[0] as string, share: (1 - traits.coverage) / PROSE.length })),
  ];
  const said = drawn === null ? prose : (words[drawn]?.label as string);
  const token = drawn === null ? (prose.split(' ')[0] as string) : said;
  return { ...replyOf(request, said), tokens: tokensOf(request, traits, places, token) };
}

interface Place {
  readonly token: string;
  readonly share: number;
}

/** What servers list behind the likely tokens. */
const NEVER_SAID: readonly Place[] = Array.from({ length: 20 }, (_, at) => ({ token: `#${at}`, share: 1e-9 }));

function tokensOf(
  { logprobs }: ModelRequest,
  traits: SubjectTraits,
  places: readonly Place[],
  token: string,
): TokenChoice[] | null {
  if (logprobs === undefined || !traits.logprobs) return null;
  const alternatives = [...places, ...NEVER_SAID]
    .filter(({ share }) => share > 0)
    .map(({ token: other, share }) => ({ token: other, logprob: Math.min(0, Math.log(share)) }))
    .sort((one, other) => other.logprob - one.logprob);
  const own = alternatives.find((other) => other.token === token)?.logprob ?? -20;
  return [{ token, logprob: own, alternatives: alternatives.slice(0, logprobs) }];
}

function drawnOf(words: readonly { share: number }[], random: Random): number | null {
  let left = random.next();
  for (const [at, { share }] of words.entries()) {
    left -= share;
    if (left < 0) return at;
  }
  return null;
}

function leaningOn(shown: ShownChoice, traits: SubjectTraits): Leaning {
  const { labels, matching } = shown;
  const easy = logistic(logOdds(traits.rate) + traits.spread * normalOf(shown.item));
  const own = labels.map((_, at) =>
    matching.includes(at) ? easy / matching.length : (1 - easy) / Math.max(1, labels.length - matching.length),
  );
  const first = Math.min(1, Math.max(0, (own[0] ?? 0) + traits.bias));
  const others = 1 - (own[0] ?? 0);
  const biased = own.map((share, at) => (at === 0 ? first : others === 0 ? 0 : (share * (1 - first)) / others));
  return { labels: biased, isRefused: isRefused(shown, traits) };
}

/** About normal, by the sum of twelve uniform figures: the same for the same item. */
function normalOf(item: string): number {
  const random = createRandom(`${item}/difficulty`);
  return Array.from({ length: 12 }, () => random.next()).reduce((sum, value) => sum + value, -6);
}

function logOdds(share: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(kept / (1 - kept));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
