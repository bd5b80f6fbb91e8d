/** Items that say what another says already. The first that was written stays. */
import { laterDuplicates } from '../../text/near-duplicates.ts';
import { normalText } from '../lint/normal-text.ts';
import { NEAR } from '../lint/rules/near-duplicate.ts';
import type { Draft, Passed } from '../write/candidate.ts';

/** @param before items that are kept whatever comes */
export function distinctItems(before: readonly Draft[], drafts: readonly Draft[]): Passed<Draft> {
  const seen = new Set(before.map((draft) => normalText(draft.text)));
  const [fresh, same] = parted(drafts, (draft) => {
    const text = normalText(draft.text);
    return !seen.has(text) && seen.add(text) !== undefined;
  });
  const [left, near] = withoutNear(before, fresh);
  return {
    left,
    dropped: [
      ...same.map((draft) => ({ step: 'distinct' as const, reason: 'the same', text: draft.text })),
      ...near.map((draft) => ({ step: 'distinct' as const, reason: 'nearly the same', text: draft.text })),
    ],
  };
}

/** How rare a word is changes with what is left: a second look finds what came to be near by that, a third next to nothing. */
const LOOKS = 2;

/** Of two that are near the later goes. */
function withoutNear(before: readonly Draft[], fresh: readonly Draft[]): [Draft[], Draft[]] {
  const gone: Draft[] = [];
  let left = [...fresh];
  for (let look = 0; look < LOOKS; look++) {
    const texts = [...before, ...left].map(({ text }) => text);
    const later = laterDuplicates(texts, NEAR, before.length);
    if (later.size === 0) break;
    const [kept, near] = parted(left, (_, at) => !later.has(before.length + at));
    for (const draft of near) gone.push(draft);
    left = kept;
  }
  return [left, gone];
}

function parted<Element>(
  elements: readonly Element[],
  belongs: (element: Element, at: number) => boolean,
): [Element[], Element[]] {
  const groups: [Element[], Element[]] = [[], []];
  elements.forEach((element, at) => {
    groups[belongs(element, at) ? 0 : 1].push(element);
  });
  return groups;
}
