/**
 * Calls of logs that name no conversation: one whose history begins with all that another says goes on with it, if both are of one account. Each call goes on
 * with one other at most, so that many who begin alike stay many. Histories are compared by hashes of their beginnings, so that it takes no longer than reading them.
 */
import { sha256 } from '../../../core/hash.ts';
import type { Conversation } from '../../records.ts';
import type { RejectReason } from '../format.ts';
import type { Place, Spill } from '../spill.ts';
import type { RowPlace } from './gathered-parts.ts';
import { compare, earliest, type JoinedParts, repeatFields, wordsOf } from './joined.ts';

type Whole = Pick<JoinedParts, 'conversation' | 'ownId' | 'accountOrder'>;

interface Call extends Place, Omit<Whole, 'conversation'> {
  readonly places: readonly RowPlace[];
}

/** A conversation of the calls that go on with one another; `repeated` are the places of those of which the last says all. */
export interface CallChain extends Whole {
  readonly places: readonly RowPlace[];
  readonly repeated: readonly RowPlace[];
}

/** For the list of rejects. */
export const REPEATED: RejectReason = 'repeated-history';

export interface Calls {
  add(whole: Whole, places: readonly RowPlace[]): void;
  /** One group of calls that begin alike after the other. */
  chained(): Generator<CallChain>;
}

export function gatherCalls(spill: Spill): Calls {
  const alike = new Map<string, Call[]>();
  return {
    add: ({ conversation, ownId, accountOrder }, places) => {
      const call = { ...spill.add(conversation), ownId, accountOrder, places };
      const [opening = ''] = beginningsOf(conversation, accountOrder);
      const known = alike.get(opening);
      if (known === undefined) alike.set(opening, [call]);
      else known.push(call);
    },
    chained: function* () {
      for (const calls of alike.values()) {
        const chains = calls.length === 1 ? calls.map((call) => [call]) : chainsOf(calls, spill);
        for (const chain of chains) yield joined(chain, spill);
      }
    },
  };
}

function conversationOf(call: Call, spill: Spill): Conversation {
  return JSON.parse(spill.read(call)) as Conversation;
}

/** Hashes of the first word of who said what, of the first two and so on. */
function beginningsOf({ messages }: Conversation, accountOrder: string): string[] {
  let before = accountOrder;
  return wordsOf(messages).map((words) => {
    before = sha256(`${before} ${words}`).slice(0, 32);
    return before;
  });
}

/** Each list in order: the later begin with all of the earlier. */
function chainsOf(calls: readonly Call[], spill: Spill): Call[][] {
  const read = calls.map((call) => {
    const conversation = conversationOf(call, spill);
    const beginnings = beginningsOf(conversation, call.accountOrder);
    return { call, beginnings, order: `${conversation.startedAt ?? '~'} ${conversation.id}` };
  });
  read.sort((left, right) => left.beginnings.length - right.beginnings.length || compare(left.order, right.order));
  const open = new Map<string, Call[][]>();
  const chains: Call[][] = [];
  for (const { call, beginnings } of read) {
    const whole = beginnings.at(-1) ?? '';
    const before = beginnings
      .slice(0, -1)
      .reverse()
      .find((beginning) => (open.get(beginning)?.length ?? 0) > 0);
    const chain = (before === undefined ? undefined : open.get(before)?.shift()) ?? [];
    if (chain.push(call) === 1) chains.push(chain);
    const alike = open.get(whole);
    if (alike === undefined) open.set(whole, [chain]);
    else alike.push(chain);
  }
  return chains;
}

/** The last call, under the id of the first. */
function joined(chain: readonly Call[], spill: Spill): CallChain {
  const [first, last] = [chain[0] as Call, chain.at(-1) as Call];
  const conversation = conversationOf(last, spill);
  const { ownId, accountOrder, places } = last;
  if (first === last) return { conversation, ownId, accountOrder, places, repeated: [] };
  const begun = conversationOf(first, spill);
  const startedAt = earliest([begun.startedAt, conversation.startedAt]);
  return {
    conversation: {
      ...conversation,
      id: begun.id,
      ...(startedAt !== undefined && { startedAt }),
      fields: repeatFields(begun.fields, conversation.fields),
    },
    ownId: first.ownId,
    accountOrder,
    places,
    repeated: chain.slice(0, -1).flatMap((call) => call.places),
  };
}
