/** A model with everything that goes wrong with models, at set rates, the same for the same calls in any order. */
import { hashOf } from '../../core/hash.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { realSleep, type Sleep } from '../../core/sleep.ts';
import { CallError } from '../call-error.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import { choicesOf, openPlain } from './plain.ts';

/** Shares of attempts, 0 to 1; together at most 1. */
export interface FaultRates {
  /** Outcomes. */
  readonly refused: number;
  readonly truncated: number;
  readonly brokenJson: number;
  /** JSON that is well-formed and not of the schema: one member is something else, a choice that was not offered if there are choices. */
  readonly otherValue: number;
  readonly empty: number;
  /** Failures. */
  readonly rateLimited: number;
  readonly serverError: number;
  /** As a call that was never answered and timed out, without the waiting. */
  readonly hang: number;
  /** Answered well, after a while. */
  readonly slow: number;
}

const defaultFaultRates: FaultRates = {
  refused: 0.03,
  truncated: 0.03,
  brokenJson: 0.05,
  otherValue: 0.05,
  empty: 0.02,
  rateLimited: 0.1,
  serverError: 0.03,
  hang: 0.01,
  slow: 0.02,
};

type Fault = keyof FaultRates;

export interface FaultyOptions {
  /** Another seed has other faults. Default: 0. */
  readonly seed?: number;
  readonly rates?: Partial<FaultRates>;
  /** Default: `scripted:plain`. */
  readonly model?: LanguageModel;
  readonly sleep?: Sleep;
}

/** Milliseconds. */
const WHILE = 200;

export function openFaulty(options: FaultyOptions = {}): LanguageModel {
  const { seed = 0, rates = {}, model = openPlain(), sleep = realSleep } = options;
  const all = { ...defaultFaultRates, ...rates };
  // The same request asked again is another attempt, which may go better.
  const attempts = new Map<string, number>();
  return {
    ...model,
    id: 'scripted:faulty',
    generate: async (request, signal) => {
      signal.throwIfAborted();
      const key = hashOf(request);
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      const random = createRandom(`${seed}/${key}/${attempt}`);
      const fault = faultAt(random.next(), all);
      if (fault === 'rateLimited') throw new CallError('rate-limited', { status: 429, retryAfter: 20 });
      if (fault === 'serverError') throw new CallError('server', { status: 500 });
      if (fault === 'hang') throw new CallError('timeout');
      if (fault === 'slow') await sleep(WHILE, signal);
      const reply = await model.generate(request, signal);
      return fault === null || fault === 'slow' ? reply : spoiled(reply, fault, request, random);
    },
  };
}

function faultAt(drawn: number, rates: FaultRates): Fault | null {
  let sum = 0;
  for (const [fault, rate] of Object.entries(rates)) {
    sum += rate;
    if (drawn < sum) return fault as Fault;
  }
  return null;
}

function spoiled(reply: ModelReply, fault: Fault, request: ModelRequest, random: Random): ModelReply {
  const text = spoiledText(reply.text, fault, request.schema, random);
  const finish = fault === 'refused' ? 'refused' : fault === 'truncated' ? 'length' : reply.finish;
  return { ...reply, finish, text, tokens: reply.tokens === null ? null : choicesOf(request, text) };
}

function spoiledText(text: string, fault: Fault, schema: ModelRequest['schema'], random: Random): string {
  const half = text.slice(0, Math.floor(text.length / 2));
  if (fault === 'refused') return 'I would rather not answer that.';
  if (fault === 'truncated') return half;
  if (fault === 'empty') return '';
  if (schema === undefined) return 'Well, that depends.';
  if (fault === 'brokenJson') return `${half}${random.next() < 0.5 ? '' : ' ...and so on'}`;
  return JSON.stringify(otherValue(parseJson(text), schema));
}

const NO_CHOICE = 'none of these';

function otherValue(value: unknown, schema: JsonSchema): unknown {
  const members = Object.entries(isObject(schema['properties']) ? schema['properties'] : {});
  const choice = members.find(([, member]) => isObject(member) && 'enum' in member);
  if (!isObject(value)) return { answer: NO_CHOICE };
  if (choice !== undefined) return { ...value, [choice[0]]: NO_CHOICE };
  return { ...value, [members[0]?.[0] ?? 'answer']: [{ answer: NO_CHOICE }] };
}
