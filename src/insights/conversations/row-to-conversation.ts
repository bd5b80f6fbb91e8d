/** From a row as its format reads it to a conversation: account hashed, time in one form, other fields flat. */
import { keyedHash, sha256 } from '../../core/hash.ts';
import { toIsoTime } from '../iso-time.ts';
import type { Conversation, Message } from '../records.ts';
import { accountAt, flatFields } from './flat-fields.ts';
import type { Part, ReadRow } from './format.ts';
import { isTwin } from './twin-ids.ts';

/** Longer ids are replaced by their hash: every id is held in memory. So are those that look like made ones. */
const MAX_ID = 200;
const ACCOUNTS_REMEMBERED = 50_000;

export interface ConversionOptions {
  /** The workspace secret; null where accounts are not counted, and then none is kept. */
  readonly secret: Uint8Array | null;
  /** Dotted name of the field that names the account, where the format's own is not wanted. */
  readonly accountField?: string | undefined;
}

export interface Converted {
  readonly conversation: Conversation;
  /** Whether the input gave the id. One made of the content may be shared by rows of different accounts. */
  readonly ownId: boolean;
  /** Puts accounts in an order that no secret changes. A hash without a key: it is never written. */
  readonly accountOrder: string;
  /** Present where this is a part of a conversation, whose id it bears where it has one of its own. */
  readonly part?: Part;
}

/** `written` is the row before the format took out what it knows. */
export type Converter = (row: ReadRow, written: unknown) => Converted;

export function createConverter({ secret, accountField }: ConversionOptions): Converter {
  const hashes = accountHashes(secret);
  return (row, written) => {
    const name = accountField === undefined ? row.account : accountAt(row.source ?? written, accountField);
    const account = name === undefined ? null : hashes(name);
    const messages = row.messages.map(wellFormed);
    const startedAt = toIsoTime(row.startedAt);
    const fields = flatFields(row.rest, accountField);
    // An id that is the account's would keep it, and make all that the account said one conversation.
    const id = row.id === name ? undefined : row.id;
    const conversation = {
      id: id === undefined ? contentId(messages, startedAt, fields) : keptId(id),
      messages,
      ...(account !== null && { account: account.keyed }),
      ...(startedAt !== undefined && { startedAt }),
      fields,
    };
    return {
      conversation,
      ownId: id !== undefined,
      accountOrder: account?.order ?? '',
      ...(row.part !== undefined && { part: row.part }),
    };
  };
}

function wellFormed({ role, text, at }: Message): Message {
  return { role, text: text.toWellFormed(), ...(at !== undefined && { at: at.toWellFormed() }) };
}

/** Says the same of the same content, whatever its account: an id must not betray one, nor depend on the secret. */
function contentId(messages: readonly Message[], startedAt: string | undefined, fields: unknown): string {
  return sha256(JSON.stringify([messages, startedAt ?? null, fields])).slice(0, 32);
}

export function keptId(id: string): string {
  return id.length <= MAX_ID && id.isWellFormed() && !isTwin(id) ? id : sha256(JSON.stringify(id)).slice(0, 32);
}

interface AccountHashes {
  readonly keyed: string;
  readonly order: string;
}

/** Remembers what it hashed: most accounts have many rows, and equal strings are held once. */
function accountHashes(secret: Uint8Array | null): (account: string) => AccountHashes | null {
  if (secret === null) return () => null;
  const known = new Map<string, AccountHashes>();
  return (account) => {
    const found = known.get(account);
    if (found !== undefined) return found;
    if (known.size >= ACCOUNTS_REMEMBERED) known.clear();
    const made = { keyed: keyedHash(secret, account), order: sha256(account).slice(0, 16) };
    known.set(account, made);
    return made;
  };
}
