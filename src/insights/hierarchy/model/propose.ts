/** Names of parents, neighbourhood by neighbourhood. */
import { ask } from '../../../calls/ask.ts';
import { nearestRows } from '../../../kernels/index.ts';
import { blockOf } from '../../../kernels/vectors.ts';
import { sphericalKMeans, type VectorBlock } from '../../../text/spherical-k-means.ts';
import { shownText } from '../../shown-text.ts';
import { proposePrompt } from './propose-prompt.ts';
import { around } from './range.ts';
import type { TreeItem, TreeParts } from './tree-parts.ts';

/** In the order of the neighbourhoods. */
export async function proposeParents(
  items: readonly TreeItem[],
  wanted: number,
  { caller, settings, random, count }: TreeParts,
): Promise<string[]> {
  const neighbourhoods = neighbourhoodsOf(items, settings.neighbourhood, random);
  const proposed = await Promise.all(
    neighbourhoods.map(async (inside) => {
      const range = around(Math.max(1, Math.round((wanted * inside.length) / items.length)));
      const boundary = nearestOutside(inside, items, settings.boundary);
      const answer = await ask(caller, proposePrompt, {
        clusters: inside.map(({ name, description }) => `${name}: ${description}`),
        boundary: boundary.map(({ name }) => name),
        ...range,
      });
      count(`propose.${answer.outcome}`);
      return answer.outcome === 'answered' ? answer.value.categories.slice(0, range.most) : [];
    }),
  );
  const names = proposed.flat().map(shownText);
  count('proposed', names.length);
  return names;
}

/** Groups of items that lie together; one where they are few. */
function neighbourhoodsOf(items: readonly TreeItem[], size: number, random: TreeParts['random']): TreeItem[][] {
  const k = Math.ceil(items.length / size);
  if (k < 2) return [[...items]];
  const { assignment } = sphericalKMeans(rowsOf(items), { k, random });
  const groups = Map.groupBy(items.keys(), (row) => assignment[row] as number);
  return [...groups]
    .sort(([left], [right]) => left - right)
    .map(([, rows]) => rows.map((row) => items[row] as TreeItem));
}

/** Those of other neighbourhoods that are nearest to any inside. */
function nearestOutside(inside: readonly TreeItem[], items: readonly TreeItem[], boundary: number): TreeItem[] {
  const ids = new Set(inside.map(({ id }) => id));
  // Of each one inside there are as many others inside at most.
  const found = nearestRows(rowsOf(inside), inside.length + boundary, { among: rowsOf(items) });
  const nearness = new Map<TreeItem, number>();
  found.rows.forEach((row, at) => {
    const item = items[row] as TreeItem;
    const near = found.similarity[at] as number;
    if (!ids.has(item.id)) nearness.set(item, Math.max(near, nearness.get(item) ?? near));
  });
  return [...nearness]
    .sort(([left, near], [right, far]) => far - near || (left.id < right.id ? -1 : 1))
    .slice(0, boundary)
    .map(([item]) => item);
}

function rowsOf(items: readonly TreeItem[]): VectorBlock {
  return blockOf(items.map(({ vector }) => vector));
}
