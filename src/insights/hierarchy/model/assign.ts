/** Each item to exactly one parent. */
import { ask } from '../../../calls/ask.ts';
import { shuffled } from '../../../core/random.ts';
import { dot } from '../../../kernels/vectors.ts';
import { assignPrompt } from './assign-prompt.ts';
import type { TreeItem, TreeParts } from './tree-parts.ts';

/** Of more parents than this, the nearest are offered. */
const MOST_OFFERED = 60;
/** Where nothing need fit. */
const NONE = 'None of these';

/** @param mayLeave whether an item may stay out: among categories that were fixed before anybody saw it */
export async function assignedTo(
  items: readonly TreeItem[],
  categories: readonly string[],
  mayLeave: boolean,
  { caller, random, embed, count }: TreeParts,
): Promise<(string | null)[]> {
  const vectors = await embed(categories);
  return Promise.all(
    items.map(async (item) => {
      const nearest = byNearness(item, categories, vectors);
      const offered = nearest.slice(0, MOST_OFFERED);
      const order = shuffled(random.fork(`assign ${item.id}`), offered);
      const answer = await ask(caller, assignPrompt(mayLeave ? [...order, NONE] : order), item);
      count(`assign.${answer.outcome}`);
      if (answer.outcome !== 'answered') return nearest[0] ?? null;
      return mayLeave && answer.value.category === NONE ? null : answer.value.category;
    }),
  );
}

function byNearness({ vector }: TreeItem, categories: readonly string[], vectors: readonly Float32Array[]): string[] {
  return categories
    .map((category, position) => ({
      category,
      near: dot(vector, 0, vectors[position] as Float32Array, 0, vector.length),
    }))
    .sort((left, right) => right.near - left.near || (left.category < right.category ? -1 : 1))
    .map(({ category }) => category);
}
