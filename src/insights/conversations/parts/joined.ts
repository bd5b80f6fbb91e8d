/** What joining parts takes and gives. */
import type { Conversation, Message } from '../../records.ts';
import type { Part, RejectReason } from '../format.ts';

export interface ConvertedPart<P extends Part = Part> {
  /** Of this part alone, with the id of the whole. */
  readonly conversation: Conversation;
  readonly part: P;
  /** Puts accounts in an order that no secret changes; empty where none is named. */
  readonly accountOrder: string;
  /** Which of the group's parts this is. */
  readonly index: number;
}

export interface JoinedParts {
  readonly conversation: Conversation;
  /** See `Converted`. */
  readonly ownId: boolean;
  readonly accountOrder: string;
  /** The parts whose words are in it. */
  readonly used: readonly number[];
}

/** Every part is used in one of `joined`, or left for a reason. */
export interface Outcome {
  readonly joined: readonly JoinedParts[];
  readonly left: ReadonlyMap<number, RejectReason>;
}

const LEFT_OUT = 'left_out.';

/** The fields of the first that has them; what was left out of each is added up. */
export function addFields(fields: Conversation['fields'], more: Conversation['fields']): Conversation['fields'] {
  const sums = Object.entries(more).map(([name, value]) => {
    const known = fields[name];
    const isSum = name.startsWith(LEFT_OUT) && typeof known === 'number' && typeof value === 'number';
    return [name, isSum ? known + value : (known ?? value)] as const;
  });
  return sorted({ ...fields, ...Object.fromEntries(sums) });
}

/** As `addFields`, where the second repeats the first: of what was left out of both that which is more. */
export function repeatFields(fields: Conversation['fields'], more: Conversation['fields']): Conversation['fields'] {
  const most = Object.entries(more).map(([name, value]) => {
    const known = fields[name];
    const isSum = name.startsWith(LEFT_OUT) && typeof known === 'number' && typeof value === 'number';
    return [name, isSum ? Math.max(known, value) : (known ?? value)] as const;
  });
  return sorted({ ...fields, ...Object.fromEntries(most) });
}

function sorted(fields: Conversation['fields']): Conversation['fields'] {
  return Object.fromEntries(Object.entries(fields).sort(([left], [right]) => compare(left, right)));
}

export function earliest(times: readonly (string | undefined)[]): string | undefined {
  return times.filter((time) => time !== undefined).sort()[0];
}

/** Why a joined conversation cannot be used; null where somebody asks in it. */
export function problemOf(messages: readonly Message[]): RejectReason | null {
  const says = (role: Message['role']) => messages.some((each) => each.role === role && each.text.trim() !== '');
  if (says('user')) return null;
  return says('assistant') ? 'answer-without-request' : 'no-user-turn';
}

export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** In time, those without one last; then by content, so that the order of rows says nothing. */
export function byTime(left: ConvertedPart, right: ConvertedPart): number {
  const [first, second] = [left.conversation, right.conversation];
  return (
    compare(first.startedAt ?? '~', second.startedAt ?? '~') ||
    first.messages.length - second.messages.length ||
    compare(JSON.stringify(first.messages), JSON.stringify(second.messages)) ||
    compare(left.accountOrder, right.accountOrder)
  );
}

export function isSpoken({ role, text }: Message): boolean {
  return (role === 'user' || role === 'assistant') && text.trim() !== '';
}

/** What histories are compared by: who said what. */
export function wordsOf(messages: readonly Message[]): string[] {
  return messages.filter(isSpoken).map(({ role, text }) => `${role} ${text.trim()}`);
}

/**
 * Parts by account; those that name none are with every account, so that what is kept of one depends on no other. Some logs number
 * sessions anew for each account, and whoever can choose an id must not put away what another said.
 */
export function byAccount<P extends ConvertedPart>(parts: readonly P[]): P[][] {
  const groups = Map.groupBy(parts, ({ accountOrder }) => accountOrder);
  const nameless = groups.get('') ?? [];
  groups.delete('');
  if (groups.size === 0) return [nameless];
  const named = [...groups].sort(([left], [right]) => compare(left, right));
  return named.map(([accountOrder, group]) => {
    const { account } = (group[0] as P).conversation;
    const adopted = nameless.map((part) => ({
      ...part,
      accountOrder,
      conversation: { ...part.conversation, ...(account !== undefined && { account }) },
    }));
    return [...group, ...adopted];
  });
}

/** A part that one account uses is not left, whatever became of it with another. */
export function withoutUsed(
  left: ReadonlyMap<number, RejectReason>,
  joined: readonly JoinedParts[],
): ReadonlyMap<number, RejectReason> {
  const used = new Set(joined.flatMap((whole) => whole.used));
  return new Map([...left].filter(([index]) => !used.has(index)));
}
