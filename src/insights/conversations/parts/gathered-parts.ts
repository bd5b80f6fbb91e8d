/** Parts of conversations, parked while rows come, and put together when there are no more. */
import type { Conversation } from '../../records.ts';
import type { Part } from '../format.ts';
import { type Converted, keptId } from '../row-to-conversation.ts';
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

interface ParkedGroup extends Outcome {
  readonly places: readonly Parked[];
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
  const conversationsOf = new Map<string, string[]>();
  const accounted = new WeakSet<Parked>();
  return {
    add: (part, { conversation, accountOrder, ownId, file, line }) => {
      const { id } = conversation;
      const parked = { ...spill.add({ conversation, part, accountOrder } satisfies Written), file, line };
      if (part.kind === 'thread') {
        if (ownId) pushTo(threads, id, parked);
        else loose.push({ ...parked, ...linksOf(part, accountOrder) });
        return;
      }
      if (!ownId) ofTurns.push({ ...parked, turn: part.turn ?? id });
      else pushTo(histories, id, parked);
      if (ownId && part.turn !== undefined) addTo(conversationsOf, part.turn, id);
    },
    joined: function* () {
      const turns = gatherTurns(ofTurns, conversationsOf, histories);
      for (const [id, group] of [...histories, ...threads]) yield countedOnce(joinGroup(id, group, spill), accounted);
      const ownThreads = [...threadsOf(loose)].map(([id, group]) => [id.slice(id.indexOf(' ') + 1), group] as const);
      yield* joinUnnamed([...turns, ...ownThreads], spill, accounted);
    },
  };
}

/** Messages follow those of their own account alone: what another names as before its own changes nothing. */
function linksOf({ key, after }: Extract<Part, { kind: 'thread' }>, accountOrder: string) {
  return { key: `${accountOrder} ${key}`, after: after === null ? null : `${accountOrder} ${after}` };
}

/** To the conversations that other calls of their turns name; the turns of which none does are given back. */
function gatherTurns(
  parts: readonly OfTurn[],
  conversationsOf: ReadonlyMap<string, readonly string[]>,
  histories: Map<string, Parked[]>,
): Map<string, Parked[]> {
  const turns = new Map<string, Parked[]>();
  for (const part of parts) {
    const ids = conversationsOf.get(part.turn);
    if (ids === undefined) pushTo(turns, part.turn, part);
    // Whoever can choose the id of a turn must not draw another's calls to themselves alone.
    for (const id of ids ?? []) pushTo(histories, id, part);
  }
  return turns;
}

/** Of which nothing says what conversation they are: that is for their words to say. */
function* joinUnnamed(
  groups: Iterable<readonly [string, readonly Parked[]]>,
  spill: Spill,
  accounted: WeakSet<Parked>,
): Generator<JoinedGroup> {
  const calls = gatherCalls(spill);
  for (const [id, group] of groups) {
    const { joined, left, places } = countedOnce(joinGroup(keptId(id), group, spill), accounted);
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

function addTo(ids: Map<string, string[]>, turn: string, id: string): void {
  const known = ids.get(turn);
  if (known === undefined) ids.set(turn, [id]);
  else if (!known.includes(id)) known.push(id);
}

/** A part may be in conversations of several accounts: it counts in the first. */
function countedOnce({ joined, left, places }: ParkedGroup, accounted: WeakSet<Parked>): ParkedGroup {
  const isFirst = (index: number): boolean => {
    const place = places[index] as Parked;
    if (accounted.has(place)) return false;
    accounted.add(place);
    return true;
  };
  const counted = joined.map((whole) => ({ ...whole, used: whole.used.filter(isFirst) }));
  return { joined: counted, left: new Map([...left].filter(([index]) => isFirst(index))), places };
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

function joinGroup(id: string, group: readonly Parked[], spill: Spill): ParkedGroup {
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
