/**
 * The answer of a subject to an item: from probabilities of tokens where its server tells them, in the mean of both orders of the
 * options; from draws where it does not, or where hardly any probability is that of a label.
 */
import type { Call, Caller, CommittedReply } from '../../calls/call.ts';
import { fourDecimals } from '../../core/figures.ts';
import type { MeasuredAnswer, Protocol } from '../../public-records/measurement.ts';
import { meanOf } from '../../stats/mean.ts';
import type { AskedItem, AskedOrder } from './asked-item.ts';
import { massOf, type OrderMass, saidIn } from './read-reply.ts';

/** A subject that may be asked. */
export interface Asker {
  readonly caller: Pick<Caller, 'call' | 'model'>;
  /** Alternatives a token that can be asked for; 0: there are no probabilities. */
  readonly logprobs: number;
  /** Whether it thinks before it answers though it is told not to: then there is room for it. */
  readonly thinks: boolean;
  /** Whether its server says how probable a given label is: then nothing has to be found among the likeliest tokens. */
  readonly scores: boolean;
}

/** All but whose answer it is, and of which set. */
export type ItemAnswer = Omit<MeasuredAnswer, 'set' | 'subject'>;

/** Of what is answered, at least so much must be labels for its probabilities to count. */
export const LEAST_COVERAGE = 0.5;
const ROOM_TO_THINK = 3000;

/** @param draws of each order, where draws are counted; 1 or more */
export async function answerItem(
  asker: Asker,
  item: AskedItem,
  protocol: Protocol,
  draws: number,
): Promise<ItemAnswer> {
  if (item.counted.length === 0) return { item: item.id, by: null, p: null, chosen: null, coverage: null };
  const ask = (order: AskedOrder, sample: number): Promise<CommittedReply> =>
    asker.caller.call(callFor(asker, item, order, { protocol, sample }));
  const scored = asker.scores ? await scoredMasses(asker, item, protocol) : null;
  if (scored?.every((one) => one.coverage >= LEAST_COVERAGE)) {
    const coverage = fourDecimals(meanOf(scored.map((one) => one.coverage)));
    return { item: item.id, by: 'scored', ...ofMasses(scored, item), coverage };
  }
  const first = await Promise.all(item.orders.map((order) => ask(order, 0)));
  const masses = first.map((reply, at) => massOf(reply, item, item.orders[at] as AskedOrder));
  const told = masses.filter((mass) => mass !== null);
  const coverage = told.length === 0 ? null : fourDecimals(meanOf(told.map((one) => one.coverage)));
  if (told.length === masses.length && told.every((one) => one.coverage >= LEAST_COVERAGE))
    return { item: item.id, by: 'probabilities', ...ofMasses(told, item), coverage };
  const fell =
    asker.logprobs === 0 ? {} : { fell: told.length < masses.length ? ('dropped' as const) : ('evaded' as const) };
  const more = await Promise.all(
    item.orders.map((order) => Promise.all(Array.from({ length: draws - 1 }, (_, at) => ask(order, at + 1)))),
  );
  const said = item.orders.flatMap((order, at) =>
    [first[at] as CommittedReply, ...(more[at] ?? [])].map((reply) => saidIn(reply, order)),
  );
  return { item: item.id, ...ofDraws(said, item), coverage, ...fell };
}

/** How probable each label is as it is written; null where the server did not say of one. */
async function scoredMasses(asker: Asker, item: AskedItem, protocol: Protocol): Promise<OrderMass[] | null> {
  const masses = await Promise.all(item.orders.map((order) => scoredMass(asker, item, order, protocol)));
  return masses.every((mass) => mass !== null) ? masses : null;
}

async function scoredMass(
  asker: Asker,
  item: AskedItem,
  order: AskedOrder,
  protocol: Protocol,
): Promise<OrderMass | null> {
  const calls = order.labels.map((label) => scoreCallFor(item, order, label, protocol));
  const replies = await Promise.all(calls.map((call) => asker.caller.call(call)));
  const own = item.labels.map(() => 0);
  for (const [place, { tokens }] of replies.entries()) {
    if (tokens === null) return null;
    own[order.of[place] as number] = Math.exp(tokens.reduce((sum, { logprob }) => sum + logprob, 0));
  }
  return {
    mass: own,
    coverage: Math.min(
      1,
      own.reduce((sum, one) => sum + one, 0),
    ),
    untold: 0,
  };
}

/** Labels of published sets begin with the space that a text that goes on needs; where a line was ended, there is none. */
export function scoreCallFor(
  { kind }: Pick<AskedItem, 'kind'>,
  { messages }: AskedOrder,
  label: string,
  protocol: Protocol,
): Call {
  const isNewLine = messages.at(-1)?.text.endsWith('\n') === true;
  const continuation = isNewLine ? label.trimStart() : ` ${label.trimStart()}`;
  return {
    prompt: { name: `measure-${kind}`, version: protocol.version },
    request: { messages, continuation, maxOutputTokens: 1 },
    sample: 0,
  };
}

/** What is asked of a model for one item in one order. */
export function callFor(
  { caller, logprobs, thinks }: Asker,
  { kind }: Pick<AskedItem, 'kind'>,
  { messages }: AskedOrder,
  { protocol, sample }: { readonly protocol: Protocol; readonly sample: number },
): Call {
  const { reasoningTokens } = caller.model.capabilities;
  return {
    prompt: { name: `measure-${kind}`, version: protocol.version },
    request: {
      messages,
      maxOutputTokens: protocol.room + reasoningTokens + (thinks ? ROOM_TO_THINK : 0),
      reasoning: 'least',
      // The probabilities of the model as it is.
      ...(protocol.temperature !== null && { temperature: protocol.temperature }),
      ...(logprobs > 0 && { logprobs }),
    },
    sample,
  };
}

function ofMasses(
  masses: readonly OrderMass[],
  { labels, counted }: AskedItem,
): Pick<ItemAnswer, 'p' | 'bounds' | 'chosen'> {
  const shares = labels.map((_, label) => meanOf(masses.map((one) => (one.mass[label] as number) / one.coverage)));
  const p = fourDecimals(sumOver(shares, counted));
  const [low, high] = [0, 1].map((end) =>
    fourDecimals(meanOf(masses.map((one) => boundsOf(one, counted)[end] as number))),
  );
  const bounds = low === p && high === p ? {} : { bounds: [low, high] as [number, number] };
  return { p, ...bounds, chosen: chosenOf(shares, counted) };
}

/** Only a label that nothing was told of may have what was not told. */
function boundsOf({ mass, untold }: OrderMass, counted: readonly number[]): [number, number] {
  const all = mass.reduce((sum, one) => sum + one, 0);
  const own = sumOver(mass, counted);
  const isMissing = (isCounted: boolean): boolean =>
    mass.some((one, label) => one === 0 && counted.includes(label) === isCounted);
  const most = (isCounted: boolean): number => (isMissing(isCounted) ? untold : 0);
  return [own / (all + most(false)), (own + most(true)) / (all + most(true))];
}

function ofDraws(
  said: readonly (number | 'refused' | 'unparsed')[],
  { labels, counted }: AskedItem,
): Pick<ItemAnswer, 'by' | 'p' | 'chosen' | 'draws'> {
  const times = (what: number | string): number => said.filter((one) => one === what).length;
  const shares = labels.map((_, label) => times(label));
  const matching = sumOver(shares, counted);
  const all = shares.reduce((sum, one) => sum + one, 0);
  const draws: ItemAnswer['draws'] = [matching, all - matching, times('unparsed'), times('refused')];
  if (all === 0) return { by: null, p: null, chosen: null, draws };
  return { by: 'draws', p: fourDecimals(matching / all), chosen: chosenOf(shares, counted), draws };
}

const ROUNDING = 1e-9;

/** Of the likeliest label; half where one that is counted and one that is not are equally likely. */
function chosenOf(shares: readonly number[], counted: readonly number[]): 0 | 0.5 | 1 {
  const most = Math.max(...shares);
  const likeliest = shares.flatMap((share, label) => (share >= most - ROUNDING ? [counted.includes(label)] : []));
  if (likeliest.every(Boolean)) return 1;
  return likeliest.some(Boolean) ? 0.5 : 0;
}

function sumOver(shares: readonly number[], labels: readonly number[]): number {
  return labels.reduce((sum, label) => sum + (shares[label] as number), 0);
}
