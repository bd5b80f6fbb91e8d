/** A format that a user describes: which members of a row hold what (`--map`). */
import { usageError } from '../../core/errors.ts';
import { isObject } from '../../core/json.ts';
import type { Message } from '../records.ts';
import type { ConversationFormat, ReadResult, RowFormat } from './format.ts';
import { type LeftOut, leftOutField, textOf, unpacked } from './formats/content.ts';
import { firstId, problemOf, roleOf } from './formats/object.ts';

const PARTS = ['id', 'account', 'time', 'system', 'text', 'answer', 'messages', 'role', 'content'] as const;
type Mapping = Readonly<Partial<Record<(typeof PARTS)[number], string>>>;

const HINT = `Write PART=MEMBER pairs with commas, e.g. text=question,answer=reply,account=customer.id,time=created. Parts: ${PARTS.join(', ')}; text or messages is needed.`;

export interface Chosen {
  /** Name of the format; absent where rows show it. */
  readonly format?: string | undefined;
  readonly formats?: readonly ConversationFormat[] | undefined;
}

/** What is read, and as what: a mapping is a format of its own, and then the only one. @throws AppError `MAP_INVALID` */
export function chosenFormat(map: string | undefined, chosen: Chosen): Chosen {
  return map === undefined ? chosen : { format: 'mapped', formats: [mappedFormat(map)] };
}

/** @throws AppError `MAP_INVALID` */
export function mappedFormat(map: string): RowFormat {
  const mapping = parse(map);
  return {
    name: 'mapped',
    title: 'as --map says',
    evidence: '--map',
    accounts: mapping.account ?? null,
    lines: 'json',
    fingerprint: map,
    needs: { members: Object.values(mapping), fields: true },
    examples: [],
    detects: isObject,
    read: (row) => (isObject(row) ? read(row, mapping) : 'not-a-conversation'),
  };
}

function parse(map: string): Mapping {
  const pairs = map.split(',').map((pair) => pair.split('=', 2).map((word) => word.trim()));
  const known = new Set<string>(PARTS);
  const wrong = pairs.some(([part = '', member = '']) => !known.has(part) || member === '');
  const mapping: Mapping = Object.fromEntries(pairs);
  if (wrong || (mapping.text === undefined && mapping.messages === undefined)) {
    throw usageError('MAP_INVALID', '--map does not say which members of a row hold what.', HINT);
  }
  return mapping;
}

function read(row: Readonly<Record<string, unknown>>, mapping: Mapping): ReadResult {
  const leftOut: LeftOut = {};
  const at = (part: keyof Mapping) => (mapping[part] === undefined ? undefined : memberAt(row, mapping[part]));
  // In a column they are often a text.
  const turns = unpacked(at('messages'));
  const messages = [
    ...said('system', at('system'), leftOut),
    ...(Array.isArray(turns) ? turns.flatMap((turn) => messageOf(turn, mapping, leftOut)) : []),
    ...said('user', at('text'), leftOut),
    ...said('assistant', at('answer'), leftOut),
  ];
  const [id, account] = [firstId(at('id')), firstId(at('account'))];
  const used = new Set(Object.values(mapping).map((member) => member.split('.')[0]));
  const rest = Object.fromEntries(
    Object.entries(row).filter(([name]) => !used.has(name) && !Object.values(mapping).includes(name)),
  );
  return (
    problemOf(messages) ?? {
      ...(id !== undefined && { id }),
      ...(account !== undefined && { account }),
      startedAt: at('time'),
      messages,
      rest: { ...rest, ...leftOutField(leftOut) },
    }
  );
}

/** By dotted name; a name with dots in it is found too. */
function memberAt(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const key = name.slice(0, dot);
    const found = Object.hasOwn(value, key) ? memberAt(value[key], name.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function messageOf(turn: unknown, { role = 'role', content = 'content' }: Mapping, leftOut: LeftOut): Message[] {
  const speaker = roleOf(memberAt(turn, role));
  return speaker === null ? [] : said(speaker, memberAt(turn, content), leftOut);
}

function said(role: Message['role'], value: unknown, leftOut: LeftOut): Message[] {
  const text = textOf(value, leftOut);
  return text.trim() === '' ? [] : [{ role, text }];
}
