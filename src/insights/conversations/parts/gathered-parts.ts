/** Parts of conversations, parked while rows come, and put together when there are no more. */
import type { Conversation } from '../../records.ts';
import type { Part } from '../format.ts';
import { type Converted, shortId } from '../row-to-conversation.ts';
import type { Place, Spill } from '../spill.ts';
import { gatherCalls, REPEATED } from './chain-calls.ts';
import { joinHistory } from './join-history.ts';
import { joinThread } from './join-thread.ts';
import { type ConvertedPart, compare, type Outcome } from './joined.ts';

/** Where a row stands in the input. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** What one conversation may take: a log may give all its calls one id. */
const MAX_GROUP_BYTES = 128 * 1024 * 1024;

type Parked = Place & RowPlace;

interface Linked extends Parked {
  readonly key: string;
  readonly after: string | null;
}

interface OfTurn extends Parked {
  readonly turn: string;
}

interface Written {
  readonly conversation: Conversation;
  readonly part: Part;
  readonly accountOrder: string;
}

/** A group of parts, joined. `places` are those of its parts, by their index. */
export interface JoinedGroup extends Outcome {
  readonly places: readonly RowPlace[];
}

export interface GatheredParts {
  add(part: Part, row: Converted & RowPlace): void;
  /** One group after the other: no more than one is held. */
  joined(): Generator<JoinedGroup>;
}

export function gatherParts(spill: Spill): GatheredParts {
  const threads = new Map<string, Parked[]>();
  const histories = new Map<string, Parked[]>();
  const loose: Linked[] = [];
  const ofTurns: OfTurn[] = [];
  const conversationOf = new Map<string, string>();
  return {
    add: (part, { conversation, accountOrder, ownId, file, line }) => {
      const { id } = conversation;
      const parked = { ...spill.add({ conversation, part, accountOrder } satisfies Written), file, line };
      if (part.kind === 'thread') {
        if (ownId) pushTo(threads, id, parked);
        else loose.push({ ...parked, key: part.key, after: part.after });
        return;
      }
      if (!ownId) ofTurns.push({ ...parked, turn: part.turn ?? id });
      else pushTo(histories, id, parked);
      if (ownId && part.turn !== undefined) keepLeast(conversationOf, part.turn, id);
    },
    joined: function* () {
      const turns = gatherTurns(ofTurns, conversationOf, histories);
      for (const [id, group] of histories) yield joinGroup(id, group, spill);
      for (const [id, group] of threads) yield joinGroup(id, group, spill);
      yield* joinUnnamed([...turns, ...threadsOf(loose)], spill);
    },
  };
}

/** To the conversations that other calls of their turns name; the turns of which none does are given back. */
function gatherTurns(
  parts: readonly OfTurn[],
  conversationOf: ReadonlyMap<string, string>,
  histories: Map<string, Parked[]>,
): Map<string, Parked[]> {
  const turns = new Map<string, Parked[]>();
  for (const part of parts) {
    const id = conversationOf.get(part.turn);
    if (id === undefined) pushTo(turns, part.turn, part);
    else pushTo(histories, id, part);
  }
  return turns;
}

/** Of which nothing says what conversation they are: that is for their words to say. */
function* joinUnnamed(groups: Iterable<readonly [string, readonly Parked[]]>, spill: Spill): Generator<JoinedGroup> {
  const calls = gatherCalls(spill);
  for (const [id, group] of groups) {
    const { joined, left, places } = joinGroup(shortId(id), group, spill);
    yield { joined: [], left, places };
    for (const whole of joined)
      calls.add(
        whole,
        whole.used.map((index) => places[index] as RowPlace),
      );
  }
  for (const { places, repeated, ...whole } of calls.chained()) {
    const all = [...places, ...repeated];
    const left = new Map(repeated.map((_, index) => [places.length + index, REPEATED]));
    yield { joined: [{ ...whole, used: places.map((_, index) => index) }], left, places: all };
  }
}

function keepLeast(ids: Map<string, string>, turn: string, id: string): void {
  const known = ids.get(turn);
  if (known === undefined || id < known) ids.set(turn, id);
}

/** What hangs together, by the key that it all goes back to. */
function threadsOf(parts: readonly Linked[]): Map<string, Parked[]> {
  const afterOf = new Map(parts.map(({ key, after }) => [key, after]));
  const rootOf = new Map<string, string>();
  const threads = new Map<string, Parked[]>();
  for (const part of parts) pushTo(threads, findRoot(part.key, afterOf, rootOf), part);
  return threads;
}

/** Each key is walked once; a ring goes back to the least key in it. */
function findRoot(key: string, afterOf: ReadonlyMap<string, string | null>, rootOf: Map<string, string>): string {
  const walked = new Set<string>();
  let at = key;
  let root = rootOf.get(at);
  while (root === undefined) {
    walked.add(at);
    const after = afterOf.get(at) ?? null;
    if (after === null || !afterOf.has(after)) root = at;
    else if (walked.has(after)) root = [...walked].sort(compare)[0] as string;
    else {
      at = after;
      root = rootOf.get(at);
    }
  }
  for (const each of walked) rootOf.set(each, root);
  return root;
}

function joinGroup(id: string, group: readonly Parked[], spill: Spill): JoinedGroup {
  let room = MAX_GROUP_BYTES;
  const held = group.map(({ bytes }) => {
    room -= bytes;
    return room >= 0;
  });
  const parts = group.flatMap((place, index) =>
    held[index] ? [withId(id, JSON.parse(spill.read(place)) as Written, index)] : [],
  );
  const join = parts[0]?.part.kind === 'thread' ? joinThread : joinHistory;
  // A group is of one kind.
  const { joined, left } = (join as (parts: readonly ConvertedPart[]) => Outcome)(parts);
  const refused = group.flatMap((_, index) => (held[index] ? [] : [[index, 'conversation-too-long'] as const]));
  return { joined, left: new Map([...left, ...refused]), places: group };
}

function withId(id: string, { conversation, ...rest }: Written, index: number): ConvertedPart {
  return { ...rest, conversation: { ...conversation, id }, index };
}

function pushTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
