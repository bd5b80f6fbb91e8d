/**
 * From files to conversation shards, in constant memory but for an index: rows are spilled to a private file as they
 * come, and read back in the order of their ids. The result does not depend on the order of files or rows.
 */
import { join } from 'node:path';
import { sha256 } from '../../core/hash.ts';
import type { Shard } from '../../core/shard.ts';
import { makePrivateFolder } from '../../store/files.ts';
import type { ShardStore } from '../../store/shards.ts';
import type { Choice } from '../choice.ts';
import type { Conversation } from '../records.ts';
import { completionsIn, upToCompletion } from './choice/completions.ts';
import { type Drawn, drawSample } from './choice/draw-sample.ts';
import { withoutOwnCopies } from './choice/own-copies.ts';
import { stratumOf } from './choice/window.ts';
import { withinChoice } from './choice/within-choice.ts';
import { type SizedConversation, writeConversationShards } from './conversation-shards.ts';
import { duplicateReasons, leftOutReasons, type RejectReason } from './format.ts';
import { conversationFormats as knownFormats } from './formats/index.ts';
import { comparedWords, ownWords } from './own-words.ts';
import { type GatheredParts, gatherParts, type JoinedGroup, type RowPlace } from './parts/gathered-parts.ts';
import {
  noAccounts,
  nothingUsable,
  type ReadOptions,
  type ReadRecord,
  readConversations,
} from './read-conversations.ts';
import { openRejects, type Rejects } from './rejects.ts';
import type { Converted } from './row-to-conversation.ts';
import { rowsInAll } from './rows-in-all.ts';
import { openSpill, type Place, type Spill } from './spill.ts';
import { twinOf } from './twin-ids.ts';

/** Null as the whole where it is not known; what is counted, in the plural. */
export type OnProgress = (done: number, total: number | null, unit: string) => void;

export interface CollectOptions extends ReadOptions, Choice {
  /** What to read instead of the files. */
  readonly rows?: AsyncIterable<ReadRecord>;
  /** A private folder for the spill and `rejects.jsonl`. */
  readonly folder: string;
  readonly store: Pick<ShardStore, 'writeRecords'>;
  readonly seed: number;
  readonly onProgress: OnProgress;
}

export interface Collected {
  readonly shards: readonly Shard[];
  /** By id: how many copies of the same account gave way to it, where any did. */
  readonly collapsed?: ReadonlyMap<string, number>;
  readonly counts: {
    /** Records that were read: each is used, a duplicate or rejected. */
    readonly rows: number;
    /** Records that are in a conversation, before a sample is drawn. */
    readonly used: number;
    /** Records of which another one says everything, or nearly so where copies are collapsed. */
    readonly duplicates: number;
    readonly rejected: number;
    /** Those of the rejected that were left out as it was asked for: by their time, or by what is in them. */
    readonly leftOut: number;
    /** Conversations that gave way to a copy of the same account. */
    readonly collapsed: number;
    readonly conversations: number;
    readonly withoutAccount: number;
    readonly accounts: number;
    /** Where a run is extended: conversations that came to it, and those that it had already. */
    readonly added?: number;
    readonly known?: number;
    /** `format.NAME`: how many records were read in it. */
    readonly [format: `format.${string}`]: number;
    /** Present where the format was named, and not told by the rows. */
    readonly formatGiven?: 1;
  };
}

interface Entry extends Place {
  readonly id: string;
  readonly ownId: boolean;
  readonly messages: number;
  readonly account: string | null;
  /** See `Converted`. */
  readonly order: string;
  readonly startedAt: string | null;
  readonly completions: number;
  readonly stratum: string;
  readonly file: string;
  readonly line: number;
  /** Of the other records that were joined to it. */
  readonly others: readonly RowPlace[];
}

export async function collectConversations(options: CollectOptions): Promise<Collected> {
  makePrivateFolder(options.folder);
  const rejects = openRejects(join(options.folder, 'rejects.jsonl'));
  try {
    const spill = openSpill(join(options.folder, 'spill.jsonl'));
    try {
      const { best: all, rows, formats } = await readAll(options, spill, rejects);
      const best = withoutOwned(all, rejects);
      if (best.length === 0)
        throw nothingUsable('all files', { rows, reasons: rejects.reasons }, options.formats ?? knownFormats);
      if (options.secret !== null && best.every(({ account }) => account === null)) throw noAccounts('all files');
      const { left, collapsed } = chosen(named(best), options, spill, rejects);
      const drawn = drawSample(left, options, options.seed).sort((one, other) => compare(one.entry.id, other.entry.id));
      const shards = writeConversationShards(spilled(drawn, spill), drawn.length, options);
      const used = left.reduce((sum, entry) => sum + placesOf(entry).length, 0);
      const entries = drawn.map(({ entry }) => entry);
      const given = options.format === undefined ? {} : ({ formatGiven: 1 } as const);
      const counts = { rows, used, ...countsOf(rejects), collapsed: sumOf(collapsed), ...countsOfEntries(entries) };
      return { shards, collapsed, counts: { ...counts, ...formats, ...given } };
    } finally {
      spill.close();
    }
  } finally {
    rejects.close();
  }
}

/** The fullest row of every conversation of every account. */
async function readAll(options: CollectOptions, spill: Spill, rejects: Rejects) {
  const kept = new Kept(spill, rejects, options.stratify);
  const parts: GatheredParts = gatherParts(spill);
  const formats: Record<`format.${string}`, number> = {};
  const inAll = rowsInAll(options.files);
  let rows = 0;
  for await (const row of options.rows ?? readConversations({ ...options, onBytes: inAll.add })) {
    rows++;
    if (rows % 500 === 0) options.onProgress(rows, inAll.expected(rows), 'rows');
    if (row.format !== null) formats[`format.${row.format}`] = (formats[`format.${row.format}`] ?? 0) + 1;
    if (row.reason !== null) rejects.add(row, row.reason);
    else if (row.part !== undefined) parts.add(row.part, row);
    else kept.add(row, row, NONE);
  }
  for (const group of parts.joined()) {
    options.signal.throwIfAborted();
    keepGroup(group, kept, rejects);
  }
  return { best: [...kept.entries()], rows, formats };
}

function keepGroup({ joined, left, places }: JoinedGroup, kept: Kept, rejects: Rejects): void {
  const placeOf = (index: number): RowPlace => places[index] as RowPlace;
  for (const [index, reason] of left) rejects.add(placeOf(index), reason);
  for (const whole of joined) {
    const [first = NOWHERE, ...others] = whole.used.map(placeOf);
    kept.add(whole, first, others);
  }
}

/** A conversation, of one record or of several that were joined. */
type Whole = Pick<Converted, 'conversation' | 'ownId' | 'accountOrder'>;

const NONE: readonly RowPlace[] = [];
/** Of a conversation whose records are all counted in another account's. */
const NOWHERE: RowPlace = { file: '', line: 0 };

/**
 * The fullest of what is one conversation: rows of one account whose id is the same or, where they have none of their own,
 * whose content is. Never rows of two accounts: whoever can choose an id could else put away what another account said, and
 * what a differentially private release says of one account would depend on another.
 */
class Kept {
  /** By the id, which is held anyway; where several share one, by whose they are. */
  private readonly best = new Map<string, Entry | Map<string, Entry>>();
  private readonly spill: Spill;
  private readonly rejects: Rejects;
  private readonly stratify: string | undefined;

  constructor(spill: Spill, rejects: Rejects, stratify: string | undefined) {
    this.spill = spill;
    this.rejects = rejects;
    this.stratify = stratify;
  }

  add(read: Whole, place: RowPlace, others: readonly RowPlace[]): void {
    const stratum = this.stratify === undefined ? '' : stratumOf(read.conversation, this.stratify);
    const entry = entryOf(read, place, others, stratum, this.spill);
    const known = this.best.get(entry.id);
    if (known === undefined) this.best.set(entry.id, entry);
    else if (known instanceof Map) this.addTo(known, entry);
    else {
      const sharing = new Map([[whoseOf(known), known]]);
      this.addTo(sharing, entry);
      const [only] = sharing.values();
      this.best.set(entry.id, sharing.size === 1 ? (only as Entry) : sharing);
    }
  }

  *entries(): Generator<Entry> {
    for (const found of this.best.values()) {
      if (found instanceof Map) yield* found.values();
      else yield found;
    }
  }

  private addTo(sharing: Map<string, Entry>, entry: Entry): void {
    const whose = whoseOf(entry);
    const other = sharing.get(whose);
    const isBetter = other === undefined || isFuller(entry, other, this.spill);
    if (isBetter) sharing.set(whose, entry);
    if (other !== undefined) rejectAll(isBetter ? other : entry, this.rejects);
  }
}

function whoseOf({ ownId, account }: Entry): string {
  return `${ownId ? '=' : '#'}${account ?? ''}`;
}

function placesOf(entry: Entry): readonly RowPlace[] {
  return entry.line === NOWHERE.line ? NONE : [entry, ...entry.others];
}

function rejectAll(entry: Entry, rejects: Rejects, reason: RejectReason = 'duplicate-id'): void {
  for (const place of placesOf(entry)) rejects.add(place, reason);
}

/** Members are named one by one: an index of a million of them is made of these. */
function entryOf(
  { conversation, ownId, accountOrder: order }: Whole,
  { file, line }: RowPlace,
  others: readonly RowPlace[],
  stratum: string,
  spill: Spill,
): Entry {
  const { id, messages, account = null, startedAt = null } = conversation;
  const { offset, bytes } = spill.add(conversation);
  const completions = completionsIn(messages);
  return {
    offset,
    bytes,
    id,
    ownId,
    messages: messages.length,
    account,
    order,
    startedAt,
    completions,
    stratum,
    file,
    line,
    others,
  };
}

/** Of rows with one id that with most messages holds the others' history; others are told apart by content, then account. */
function isFuller(entry: Entry, other: Entry, spill: Spill): boolean {
  if (entry.messages !== other.messages) return entry.messages > other.messages;
  const [own, its] = [contentOf(entry, spill), contentOf(other, spill)];
  return own === its ? entry.order < other.order : own < its;
}

function contentOf(entry: Entry, spill: Spill): string {
  const { account: _, ...content } = JSON.parse(spill.read(entry)) as Conversation;
  return sha256(JSON.stringify(content));
}

/** A row of no account gives way to those of accounts that have its id: part of a conversation was logged without one. */
function withoutOwned(entries: readonly Entry[], rejects: Rejects): readonly Entry[] {
  const loose = new Set(entries.flatMap(({ ownId, account, id }) => (ownId && account === null ? [id] : [])));
  const owned = new Set(
    entries.flatMap(({ ownId, account, id }) => (ownId && account !== null && loose.has(id) ? [id] : [])),
  );
  if (owned.size === 0) return entries;
  return entries.filter((entry) => {
    const isOwned = entry.ownId && entry.account === null && owned.has(entry.id);
    if (isOwned) rejectAll(entry, rejects);
    return !isOwned;
  });
}

/** Of accounts whose conversations have one id, or said exactly the same without ids, all but the first get ids of their own. */
function named(entries: readonly Entry[]): readonly Entry[] {
  const firstOwn = entries.toSorted(
    (left, right) =>
      Number(right.ownId) - Number(left.ownId) || compare(left.id, right.id) || compare(left.order, right.order),
  );
  const ids = new Set(entries.map(({ id }) => id));
  if (ids.size === entries.length) return firstOwn;
  const given = new Set(entries.filter(({ ownId }) => ownId).map(({ id }) => id));
  const taken = new Set<string>();
  return firstOwn.map((entry) => {
    const isFree = (id: string) => !taken.has(id) && (!given.has(id) || (entry.ownId && id === entry.id));
    let id = entry.id;
    for (let number = 2; !isFree(id); number++) id = twinOf(entry.id, number);
    taken.add(id);
    // Most keep theirs: the index of a large input is not made twice.
    return id === entry.id ? entry : { ...entry, id };
  });
}

/** What is left of all conversations by time, by what is in them, and of copies; the rest is noted. */
function chosen(entries: readonly Entry[], options: CollectOptions, spill: Spill, rejects: Rejects) {
  const messagesOf = (entry: Entry) => (JSON.parse(spill.read(entry)) as Conversation).messages;
  const leave = (entry: Entry, reason: RejectReason): void => rejectAll(entry, rejects, reason);
  const found = withinChoice(entries, options, (entry) => ownWords(messagesOf(entry)), leave);
  if (options.duplicates !== 'collapse') return { left: found, collapsed: new Map<string, number>() };
  const { kept, copies } = withoutOwnCopies(found, (entry) => comparedWords(messagesOf(entry)));
  const collapsed = new Map<string, number>();
  for (const { copy, of } of copies) {
    leave(copy, 'copy');
    collapsed.set(of.id, (collapsed.get(of.id) ?? 0) + 1);
  }
  return { left: kept, collapsed };
}

function* spilled(drawn: readonly Drawn<Entry>[], spill: Spill): Generator<SizedConversation> {
  for (const { entry, upTo } of drawn) {
    const read = JSON.parse(spill.read(entry)) as Conversation;
    const messages = upTo === null ? read.messages : [...upToCompletion(read.messages, upTo)];
    yield { conversation: { ...read, messages, id: entry.id }, bytes: entry.bytes };
  }
}

function countsOf({ reasons }: Rejects): Pick<Collected['counts'], 'duplicates' | 'rejected' | 'leftOut'> {
  const counts = { duplicates: 0, rejected: 0, leftOut: 0 };
  for (const [reason, count] of reasons) {
    counts[duplicateReasons.has(reason) ? 'duplicates' : 'rejected'] += count;
    if (leftOutReasons.has(reason)) counts.leftOut += count;
  }
  return counts;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function countsOfEntries(
  entries: readonly Entry[],
): Pick<Collected['counts'], 'conversations' | 'withoutAccount' | 'accounts'> {
  const accounts = entries.flatMap((entry) => entry.account ?? []);
  return {
    conversations: entries.length,
    withoutAccount: entries.length - accounts.length,
    accounts: new Set(accounts).size,
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
