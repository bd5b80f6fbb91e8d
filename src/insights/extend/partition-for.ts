import type { Partition } from '../records.ts';

/**
 * The partition of a language, by index, as the rows that are there were told apart: one of its own, that of what the
 * encoder knows, or that of all others. A language for which there is none goes to the largest, where it will hardly be near to anything.
 *
 * @param known ISO 639-1 codes that the embedder can read, or `any`
 */
export function partitionFor(
  partitions: readonly Pick<Partition, 'index' | 'language' | 'route' | 'rows'>[],
  known: readonly string[] | 'any',
): (language: string) => number {
  const largest = partitions.reduce((most, other) => (other.rows.length > most.rows.length ? other : most));
  const indexOf = (wanted: string): number | undefined => partitions.find(({ language }) => language === wanted)?.index;
  const main = partitions.find(({ route }) => route === 'chosen')?.index;
  const rest = indexOf('any') ?? indexOf('other');
  return (language) => {
    const reads = known === 'any' || known.includes(language) || language === 'und';
    return (reads ? main : indexOf(language)) ?? rest ?? largest.index;
  };
}
