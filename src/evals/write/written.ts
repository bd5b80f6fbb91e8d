/** What one call wrote, told apart into items and what is none. */
import type { Answer } from '../../calls/ask.ts';
import { hasHidden, isRefusal } from './item-text.ts';
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
  const judged = drafts(answer.value).map((draft) => {
    const text = textOf(draft);
    return { draft, text, reason: faultOfText(text) ?? faultOf(draft) };
  });
  // In the form that was asked for, and still none.
  if (judged.every(({ reason }) => reason === REFUSED)) return { outcome: 'refused', items: [], unusable: [] };
  return {
    outcome: 'answered',
    items: judged.flatMap(({ draft, reason }) => (reason === null ? [itemOf(draft)] : [])),
    unusable: judged.flatMap(({ reason, text }) => (reason === null ? [] : [{ reason, text }])),
  };
}

const REFUSED = 'a refusal';

function faultOfText(text: string): string | null {
  if (hasHidden(text)) return 'hidden characters';
  return isRefusal(text) ? REFUSED : null;
}
