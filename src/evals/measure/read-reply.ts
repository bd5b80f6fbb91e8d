/** What one reply says of the labels of an item. */
import type { CommittedReply } from '../../calls/call.ts';
import { afterThought } from '../../models/thought.ts';
import { answerTokens } from '../answers/answer-tokens.ts';
import { labelMass } from '../answers/label-mass.ts';
import { labelIn } from '../answers/label-text.ts';
import type { AskedItem, AskedOrder } from './asked-item.ts';
import { refuses } from './refusal.ts';

export interface OrderMass {
  /** Of each label of the item, in its order: 0 to 1. */
  readonly mass: readonly number[];
  /** Probability that the answer is a label at all. */
  readonly coverage: number;
  /** What is not told of; each label of no mass may have it. */
  readonly untold: number;
}

/** Null where no probabilities came. */
export function massOf(
  reply: Pick<CommittedReply, 'tokens' | 'text'>,
  item: AskedItem,
  order: AskedOrder,
): OrderMass | null {
  const tokens = reply.tokens === null ? [] : answerTokens(reply.tokens, reply.text);
  if (tokens.length === 0) return null;
  const { mass, coverage, untold } = labelMass(tokens, order.labels, { whole: item.kind === 'pronoun' });
  const own = item.labels.map(() => 0);
  for (const [place, label] of order.of.entries()) own[label] = mass[place] as number;
  return { mass: own, coverage, untold };
}

/** Position of the label of the item that was answered, or why there is none. */
export function saidIn(
  { finish, text }: Pick<CommittedReply, 'finish' | 'text'>,
  order: AskedOrder,
): number | 'refused' | 'unparsed' {
  if (finish === 'refused') return 'refused';
  const place = labelIn(text, order.labels);
  if (place !== null) return order.of[place] as number;
  return refuses(afterThought(text)) ? 'refused' : 'unparsed';
}
