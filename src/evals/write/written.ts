/** What one call wrote, told apart into items and what is none. */
import type { Answer } from '../../calls/ask.ts';
import type { NewItem, Written } from './kind.ts';

interface Reading<Value, Draft> {
  readonly drafts: (value: Value) => readonly Draft[];
  /** Why a draft is no item; null where it is one. */
  readonly faultOf: (draft: Draft) => string | null;
  readonly itemOf: (draft: Draft) => NewItem;
  /** Its words. */
  readonly textOf: (draft: Draft) => string;
}

export function writtenIn<Value, Draft>(
  answer: Answer<Value>,
  { drafts, faultOf, itemOf, textOf }: Reading<Value, Draft>,
): Written {
  if (answer.outcome !== 'answered') return { outcome: answer.outcome, items: [], unusable: [] };
  const judged = drafts(answer.value).map((draft) => ({ draft, reason: faultOf(draft) }));
  return {
    outcome: 'answered',
    items: judged.flatMap(({ draft, reason }) => (reason === null ? [itemOf(draft)] : [])),
    unusable: judged.flatMap(({ draft, reason }) => (reason === null ? [] : [{ reason, text: textOf(draft) }])),
  };
}
