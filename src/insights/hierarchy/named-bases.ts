/** Base clusters as they stand in a tree by a model: by vectors of their names. */
import type { Shard } from '../../core/shard.ts';
import type { StageContext } from '../../runner/stage.ts';
import { type InsightsEnvironment, openingIn } from '../environment.ts';
import { readBaseNames, readClusters } from '../stage-outputs.ts';
import type { NamedBase } from './model/model-tree.ts';

export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;
type Context = StageContext<InsightsEnvironment>;

/** Whatever is compared in the tree is a name: fitted to names, where the model is fitted at all. */
export async function nameEmbedder(context: Context): Promise<Embed> {
  const names = [...readBaseNames(context).values()].map(({ name, description }) => `${name}. ${description}`);
  const onCached = (): void => context.fault('embeddings-cached');
  const model = await context.environment.embedding.open('chosen', names, onCached, openingIn(context));
  return async (texts) => {
    if (texts.length === 0) return [];
    const block = await model.embed([...texts], context.signal);
    return texts.map((_, row) => block.subarray(row * model.dimensions, (row + 1) * model.dimensions));
  };
}

/** Clusters with names, in the order of the clusters. */
export async function namedBases(context: Context, given?: Embed): Promise<NamedBase[]> {
  const names = readBaseNames(context);
  const named = readClusters(context).flatMap(({ id, members }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ ...name, size: members.length }];
  });
  const embed = given ?? (await nameEmbedder(context));
  const vectors = await embed(named.map(({ name, description }) => `${name}. ${description}`));
  return named.map((base, position) => ({ ...base, vector: vectors[position] as Float32Array }));
}

/** Of the named clusters, in the order of the clusters. */
export function vectorsOf(bases: readonly NamedBase[], { store }: Context): Shard {
  const dimensions = bases[0]?.vector.length ?? 1;
  const block = new Float32Array(bases.length * dimensions);
  bases.forEach(({ vector }, row) => {
    block.set(vector, row * dimensions);
  });
  return store.writeVectors('hierarchy', block, dimensions);
}
