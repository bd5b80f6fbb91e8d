/**
 * Calls that repeat what was said before them, as one conversation: the longest chain of histories. What a later call
 * repeats counts once, what has no history is appended in time, and of two that part after a common start the longer
 * is kept, because the other was edited or asked again.
 */
import type { Conversation, Message } from '../../records.ts';
import type { Part, RejectReason } from '../format.ts';
import {
  addFields,
  byAccount,
  byTime,
  type ConvertedPart,
  earliest,
  isSpoken,
  type JoinedParts,
  type Outcome,
  problemOf,
  repeatFields,
  withoutUsed,
  wordsOf,
} from './joined.ts';
import { commonStart, overlapOf } from './sequence.ts';

type HistoryPart = ConvertedPart<Extract<Part, { readonly kind: 'history' }>>;

/** A chain as far as it goes. */
interface Chain {
  readonly messages: readonly Message[];
  readonly fields: Conversation['fields'];
  readonly used: readonly number[];
}

export function joinHistory(parts: readonly HistoryPart[]): Outcome {
  const left = new Map<number, RejectReason>();
  for (const { index, part } of parts) if (part.silent !== undefined) left.set(index, part.silent);
  const joined = byAccount(parts).flatMap((own): JoinedParts[] => {
    const [first, ...others] = fullestOfTurns(
      own.filter(({ part }) => part.silent === undefined).toSorted(inOrder),
      left,
    );
    if (first === undefined) return [];
    let chain = chainOf(first);
    for (const part of others) chain = extended(chain, part, left);
    const problem = problemOf(chain.messages);
    if (problem !== null) {
      for (const index of chain.used) left.set(index, problem);
      return [];
    }
    const { id, account } = first.conversation;
    const startedAt = earliest(own.map(({ conversation }) => conversation.startedAt));
    const { messages, fields, used } = chain;
    const conversation = {
      id,
      messages: [...messages],
      ...(account !== undefined && { account }),
      ...(startedAt !== undefined && { startedAt }),
      fields,
    };
    return [{ conversation, ownId: true, accountOrder: first.accountOrder, used }];
  });
  return { joined, left: withoutUsed(left, joined) };
}

function inOrder(left: HistoryPart, right: HistoryPart): number {
  return (left.part.order ?? 0) - (right.part.order ?? 0) || byTime(left, right);
}

/** Of the calls of one turn that which says most, of equals the last. */
function fullestOfTurns(parts: readonly HistoryPart[], left: Map<number, RejectReason>): HistoryPart[] {
  const turns = Map.groupBy(parts, (part) => part.part.turn ?? part);
  return [...turns.values()]
    .map((calls) => {
      const fullest = calls.reduce((best, call) => (lengthOf(call) >= lengthOf(best) ? call : best));
      const words = wordsOf(fullest.conversation.messages);
      for (const call of calls) {
        if (call === fullest) continue;
        const { within } = overlapOf(words, wordsOf(call.conversation.messages));
        left.set(call.index, within ? 'repeated-history' : 'other-branch');
      }
      return fullest;
    })
    .sort(inOrder);
}

function chainOf({ conversation, index }: HistoryPart): Chain {
  return { messages: conversation.messages, fields: conversation.fields, used: [index] };
}

function extended(chain: Chain, part: HistoryPart, left: Map<number, RejectReason>): Chain {
  const [before, words] = [wordsOf(chain.messages), wordsOf(part.conversation.messages)];
  const replace = (reason: RejectReason): Chain => {
    for (const index of chain.used) left.set(index, reason);
    return { ...repeating(chain, part), fields: repeatFields(chain.fields, part.conversation.fields) };
  };
  const keep = (reason: RejectReason): Chain => {
    left.set(part.index, reason);
    return chain;
  };
  const inChain = overlapOf(before, words);
  if (inChain.within) return keep('repeated-history');
  if (overlapOf(words, before).within) return replace('repeated-history');
  if (inChain.end === 0 && commonStart(before, words) > 0) {
    return words.length < before.length ? keep('other-branch') : replace('other-branch');
  }
  return appended(chain, part, inChain.end);
}

/** A later call may leave out the prompt of the system. */
function repeating(chain: Chain, part: HistoryPart): Chain {
  const own = chainOf(part);
  const prompted = own.messages.some(({ role }) => role === 'system');
  const prompt = prompted ? [] : chain.messages.filter(({ role }) => role === 'system');
  return { ...own, messages: [...prompt, ...own.messages] };
}

/** `known`: how many of the part's words are the chain's last. A prompt of the system is said once. */
function appended(chain: Chain, { conversation, index }: HistoryPart, known: number): Chain {
  const prompted = chain.messages.some(({ role }) => role === 'system');
  let spoken = 0;
  const added = conversation.messages.filter((message) => {
    if (message.role === 'system') return !prompted;
    if (isSpoken(message)) spoken++;
    return known === 0 || spoken > known;
  });
  return {
    messages: [...chain.messages, ...added],
    fields: addFields(chain.fields, conversation.fields),
    used: [...chain.used, index],
  };
}

function lengthOf({ conversation }: HistoryPart): number {
  return conversation.messages.filter(isSpoken).length;
}
