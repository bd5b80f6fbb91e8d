/** Tickets as a desk that nobody knows writes them: turns in one text, notes of the staff among them. */
import type { ConversationMapper } from '../../../../src/index.ts';

interface Ticket {
  readonly no: number;
  readonly opened: string;
  readonly by: { readonly mail: string };
  readonly log: readonly string[];
  readonly queue: string;
}

const roles = new Map([
  ['Q', 'user'],
  ['A', 'assistant'],
] as const);

const mapper: ConversationMapper = (row) => {
  const { no, opened, by, log, queue } = row as unknown as Ticket;
  if (queue === 'test') return null;
  const messages = log.flatMap((line) => {
    const role = roles.get(line.slice(0, 1) as 'Q');
    return role === undefined ? [] : [{ role, content: line.slice(3) }];
  });
  return { id: no, user_id: by.mail, timestamp: opened, messages, queue };
};

export default mapper;
