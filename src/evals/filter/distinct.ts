/** Items that say what another says already. The first that was written stays. */
import { nearDuplicates } from '../../text/near-duplicates.ts';
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

/** Of two that are near the later goes; again, until none is near another: what it was near to may have gone itself. */
function withoutNear(before: readonly Draft[], fresh: readonly Draft[]): [Draft[], Draft[]] {
  const gone: Draft[] = [];
  for (let left = [...fresh]; ; ) {
    const all = [...before, ...left];
    const found = nearDuplicates(
      all.map(({ text }) => text),
      NEAR,
    );
    const [kept, near] = parted(left, (_, at) => {
      const row = before.length + at;
      const likeness = found.get(row);
      return likeness === undefined || likeness.other > row;
    });
    gone.push(...near);
    if (near.length === 0) return [left, gone];
    left = kept;
  }
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
