/** The counts of a run, stage by stage: nothing may get lost from one to the next without being counted. */
import type { RunManifest, Usefulness } from '../run-manifest.ts';
import type { Findings } from './verify-findings.ts';

type Counts = Readonly<Record<string, number>>;

/** A whole, and the parts that it fell into. */
interface Sum {
  readonly what: string;
  readonly whole: number;
  readonly parts: readonly number[];
}

export interface Counted {
  readonly stages: readonly Pick<RunManifest['stages'][number], 'name' | 'counts'>[];
  readonly usefulness: Pick<Usefulness, 'conversations' | 'publishedShare' | 'withheld'> | null;
}

/** Whether what the stages of a run counted adds up. @param place of the manifest that says so */
export function checkCounts({ stages, usefulness }: Counted, place: string, findings: Findings): void {
  const counts = new Map(stages.map((stage) => [stage.name, stage.counts]));
  const of = (stage: string): Counts => counts.get(stage) ?? {};
  const sums = [...textSums(of), ...clusterSums(of), ...shares(usefulness)];
  for (const { what, whole, parts } of sums)
    findings.expect(
      parts.reduce((sum, part) => sum + part, 0) === whole,
      'counts',
      place,
      `The counts of ${what} do not add up.`,
    );
}

function textSums(of: (stage: string) => Counts): Sum[] {
  const { rejected = 0, duplicates = 0, used = 0, rows = 0, conversations = 0, leftOut } = of('conversations');
  const { conversations: kept = 0, ...facets } = of('facets');
  const verdicts = Object.entries(facets).flatMap(([name, count]) => (name.startsWith('screen.') ? [count] : []));
  // Of a run that extends another, only the rows that were added were read.
  const isExtended = of('clusters')['residue'] !== undefined;
  return [
    // Several rows may be one conversation, and none is two.
    ...(isExtended ? [] : [{ what: 'rows', whole: Math.max(rows, conversations + rejected), parts: [rows] }]),
    // Earlier versions did not count all of it.
    ...(leftOut === undefined ? [] : [{ what: 'rows', whole: rows, parts: [used, duplicates, rejected] }]),
    { what: 'screened conversations', whole: conversations, parts: verdicts.length === 0 ? [kept] : verdicts },
    { what: 'texts', whole: kept, parts: [of('embeddings')['texts'] ?? 0] },
  ];
}

/** Without a model the tree comes first, and parents are named along with clusters. */
function clusterSums(of: (stage: string) => Counts): Sum[] {
  const { clusters = 0 } = of('clusters');
  const { named = 0, unnamed = 0, tooSmall } = of('names');
  const { inTree, alone = 0, parents = 0, categories = 0, ...tree } = of('hierarchy');
  // A run of an earlier version did not count what becomes of clusters in the tree.
  if (inTree === undefined) return [];
  const byModel = tooSmall !== undefined;
  const levels = Object.entries(tree).flatMap(([name, count]) => (/^level\d+$/u.test(name) ? [count] : []));
  const lost = ['empty', 'ofOne', 'unnamed'].map((why) => tree[`categories.${why}`] ?? 0);
  return [
    { what: 'names', whole: byModel ? clusters : clusters + parents, parts: [named, unnamed, tooSmall ?? 0] },
    { what: 'clusters in the tree', whole: byModel ? named : clusters, parts: [inTree, alone] },
    { what: 'parents', whole: parents, parts: levels },
    ...(byModel ? [{ what: 'categories', whole: categories, parts: [parents, ...lost] }] : []),
  ];
}

/** Of a run that is not finished there is none. */
function shares(usefulness: Counted['usefulness']): Sum[] {
  if (usefulness === null) return [];
  const { conversations, publishedShare, withheld } = usefulness;
  const published = Math.round(publishedShare * conversations);
  return [{ what: 'published conversations', whole: conversations, parts: [published, ...Object.values(withheld)] }];
}
