/** From proposals of many neighbourhoods to one list without doubles: first those that are nearly the same words, then by meaning. */
import { ask } from '../../../calls/ask.ts';
import { dot } from '../../../kernels/vectors.ts';
import { shownText } from '../../shown-text.ts';
import { deduplicatePrompt } from './deduplicate-prompt.ts';
import { around } from './range.ts';
import type { TreeParts } from './tree-parts.ts';

/** Cosine from which two names are one. */
const SAME = 0.95;
/** Names that are read in one call. */
const AT_ONCE = 200;

/** @param kept names that stay as they are: the owner's own */
export async function deduplicated(
  proposals: readonly string[],
  wanted: number,
  kept: readonly string[],
  parts: TreeParts,
): Promise<string[]> {
  const different = await withoutNearDoubles([...kept, ...proposals], parts);
  const others = different.filter((name) => !kept.includes(name));
  const room = around(Math.max(1, wanted - kept.length));
  if (others.length <= room.most) return different;
  const chunks = Array.from({ length: Math.ceil(others.length / AT_ONCE) }, (_, chunk) =>
    others.slice(chunk * AT_ONCE, (chunk + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    chunks.map(async (categories) => {
      const range = around(Math.max(1, Math.round((room.wanted * categories.length) / others.length)));
      const answer = await ask(parts.caller, deduplicatePrompt, { categories, ...range });
      parts.count(`deduplicate.${answer.outcome}`);
      // Without an answer the first of them have to do.
      const names = answer.outcome === 'answered' ? answer.value.categories : categories;
      return names.slice(0, range.most).map(shownText);
    }),
  );
  const list = await withoutNearDoubles([...kept, ...answers.flat()], parts);
  return filledUp(list, others, kept.length + room.least, parts);
}

/**
 * A list that came out shorter than was asked for would put everything under a few parents: what is least like the others on it is
 * added from the proposals, one after another.
 */
async function filledUp(
  list: readonly string[],
  proposals: readonly string[],
  least: number,
  { embed, count }: TreeParts,
): Promise<string[]> {
  const filled = [...list];
  if (filled.length >= least) return filled;
  const known = new Set(filled.map((name) => name.toLowerCase()));
  const spare = proposals.filter((name) => !known.has(name.toLowerCase()));
  const vectors = await embed([...filled, ...spare]);
  const likeness = (one: number, other: number): number => {
    const vector = vectors[one] as Float32Array;
    return dot(vector, 0, vectors[other] as Float32Array, 0, vector.length);
  };
  const nearest = spare.map((_, at) => Math.max(-1, ...filled.map((_, other) => likeness(list.length + at, other))));
  while (filled.length < least) {
    const next = nearest.indexOf(Math.min(...nearest));
    if (nearest[next] === undefined || nearest[next] >= SAME) break;
    filled.push(spare[next] as string);
    count('deduplicate.filled');
    spare.forEach((_, at) => {
      const near = likeness(list.length + at, list.length + next);
      nearest[at] = at === next ? Number.POSITIVE_INFINITY : Math.max(nearest[at] as number, near);
    });
  }
  return filled;
}

/** The first of several that are nearly the same. */
async function withoutNearDoubles(names: readonly string[], { embed }: TreeParts): Promise<string[]> {
  const byWords = [
    ...new Map(
      names
        .filter((name) => name !== '')
        .toReversed()
        .map((name) => [name.toLowerCase(), name]),
    ).values(),
  ].toReversed();
  const vectors = await embed(byWords);
  const left: number[] = [];
  byWords.forEach((_, position) => {
    const own = vectors[position] as Float32Array;
    const isSame = (other: number): boolean => dot(own, 0, vectors[other] as Float32Array, 0, own.length) >= SAME;
    if (!left.some(isSame)) left.push(position);
  });
  return left.map((position) => byWords[position] as string);
}
