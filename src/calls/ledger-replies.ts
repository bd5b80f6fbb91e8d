/** Replies as the ledger keeps them. */
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { tokenChoiceSchema } from '../models/token-choice.ts';
import { noUsage, type Usage, usageSchema } from '../models/usage.ts';
import type { LedgerReply, NewReply } from '../store/ledger/ledger.ts';
import type { Call, CommittedReply } from './call.ts';

const replySchema = z.object({
  finish: z.enum(['stop', 'length', 'refused', 'other', 'too-long']),
  text: z.string(),
  tokens: z.array(tokenChoiceSchema).nullable(),
});

/** That a prompt does not fit is an answer: asking again would say the same. */
export const tooLong: CommittedReply = { finish: 'too-long', text: '', tokens: null, usage: noUsage };

/** What of a reply the ledger keeps as its text. */
export type Recorded = Omit<CommittedReply, 'usage'>;

export function newReply(
  { finish, text, tokens }: Recorded,
  usage: Usage | null,
  facts: Pick<NewReply, 'cost' | 'milliseconds' | 'at'>,
): NewReply {
  return { reply: canonicalJson({ finish, text, tokens }), usage: canonicalJson(usage), ...facts };
}

/** `name@version` of a prompt. */
export function promptLabel({ name, version }: Call['prompt']): string {
  return `${name}@${version}`;
}

/** Null where nobody counted, or it cannot be read. */
export function usageOf(usage: string): Usage | null {
  return usageSchema.nullable().safeParse(parseJson(usage)).data ?? null;
}

/** @throws AppError `LEDGER_DAMAGED` */
export function committedReply({ reply, usage }: Pick<LedgerReply, 'reply' | 'usage'>): CommittedReply {
  const parsed = replySchema.safeParse(parseJson(reply));
  const counted = usageSchema.nullable().safeParse(parseJson(usage));
  if (parsed.success && counted.success) return { ...parsed.data, usage: counted.data };
  throw new AppError({
    code: 'LEDGER_DAMAGED',
    message: 'A reply in the ledger cannot be read.',
    hint: 'Restore the ledger from a backup, or delete it: what it holds is then asked, and paid for, again.',
  });
}
