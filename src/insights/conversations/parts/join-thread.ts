/**
 * Messages that say which others they follow, as one conversation: from the roots on, and of several that follow the
 * same message and begin with the same speaker one alone, because the others are edits or other answers.
 */
import type { Message } from '../../records.ts';
import type { Part, RejectReason } from '../format.ts';
import {
  addFields,
  byAccount,
  byTime,
  type ConvertedPart,
  earliest,
  type JoinedParts,
  type Outcome,
  problemOf,
  withoutUsed,
} from './joined.ts';

type ThreadPart = ConvertedPart<Extract<Part, { readonly kind: 'thread' }>>;

export function joinThread(parts: readonly ThreadPart[]): Outcome {
  const left = new Map<number, RejectReason>();
  const joined = byAccount(parts).flatMap((own) => joinOwn(own, left));
  return { joined, left: withoutUsed(left, joined) };
}

/** What one account and those that name none say. */
function joinOwn(parts: readonly ThreadPart[], left: Map<number, RejectReason>): JoinedParts[] {
  const followers = followersOf(unique(parts.toSorted(byTime), left));
  const path = walk(followers, left);
  const onPath = new Set(path.map(({ index }) => index));
  for (const { index } of parts) if (!left.has(index) && !onPath.has(index)) left.set(index, 'broken-thread');
  const messages = path.flatMap(({ conversation }) => conversation.messages);
  const [first] = path;
  const problem = problemOf(messages);
  if (first === undefined || problem !== null) {
    for (const { index } of path) left.set(index, problem ?? 'no-user-turn');
    return [];
  }
  const owner = path.find(({ conversation }) => conversation.account !== undefined);
  const startedAt = earliest(path.map(({ conversation }) => conversation.startedAt));
  const conversation = {
    id: first.conversation.id,
    messages,
    ...(owner?.conversation.account !== undefined && { account: owner.conversation.account }),
    ...(startedAt !== undefined && { startedAt }),
    fields: path.reduce((fields, part) => addFields(fields, part.conversation.fields), {}),
  };
  const used = path.map(({ index }) => index);
  return [{ conversation, ownId: true, accountOrder: owner?.accountOrder ?? '', used }];
}

function unique(parts: readonly ThreadPart[], left: Map<number, RejectReason>): ThreadPart[] {
  const known = new Set<string>();
  return parts.filter(({ part, index }) => {
    const isNew = !known.has(part.key);
    known.add(part.key);
    if (!isNew) left.set(index, 'duplicate-id');
    return isNew;
  });
}

/** Those that follow a message, by its key, in time; under null also those whose message is not there. */
function followersOf(parts: readonly ThreadPart[]): Map<string | null, ThreadPart[]> {
  const keys = new Set(parts.map(({ part }) => part.key));
  return Map.groupBy(parts, ({ part }) => (part.after !== null && keys.has(part.after) ? part.after : null));
}

/** Every message of the path, each after that which it follows. What hangs in a ring is reached from no root. */
function walk(
  followers: ReadonlyMap<string | null, readonly ThreadPart[]>,
  left: Map<number, RejectReason>,
): ThreadPart[] {
  const path: ThreadPart[] = [];
  const open = [...(followers.get(null) ?? [])].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    path.push(next);
    const kept = keptOf(followers.get(next.part.key) ?? [], (dropped) => drop(dropped, followers, left));
    open.push(...kept.reverse());
  }
  return path;
}

function keptOf(following: readonly ThreadPart[], dropped: (part: ThreadPart) => void): ThreadPart[] {
  const bySpeaker = Map.groupBy(following, (part) => speakerOf(part) ?? part);
  const kept = new Set<ThreadPart>();
  for (const rivals of bySpeaker.values()) {
    kept.add(rivals.reduce((best, rival) => (rankOf(rival) <= rankOf(best) ? rival : best)));
  }
  for (const part of following) if (!kept.has(part)) dropped(part);
  return following.filter((part) => kept.has(part));
}

function rankOf({ part }: ThreadPart): number {
  return part.rank ?? Number.MAX_SAFE_INTEGER;
}

/** Undefined where it says nothing: such parts are no one's rivals. */
function speakerOf({ conversation }: ThreadPart): Message['role'] | undefined {
  return conversation.messages.find(({ text }) => text.trim() !== '')?.role;
}

function drop(
  part: ThreadPart,
  followers: ReadonlyMap<string | null, readonly ThreadPart[]>,
  left: Map<number, RejectReason>,
): void {
  const open = [part];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    left.set(next.index, 'other-branch');
    open.push(...(followers.get(next.part.key) ?? []));
  }
}
