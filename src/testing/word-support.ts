/** What a finished run publishes, counted again from what was clustered: by nothing that named it. */

import { join } from 'node:path';
import { openRelease } from '../assembly/open-release.ts';
import { contentWords } from '../insights/analyst/model/content-words.ts';
import { kindNames } from '../insights/analyst/sensitive/sensitive-words.ts';
import { readRunManifest } from '../insights/run-manifest.ts';
import { readClusters, readFacetRows } from '../insights/stage-outputs.ts';
import { outputsIn } from '../runner/in-run-folder.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { runFolder } from '../store/run-folder.ts';

/** A published base cluster with those who are in it. */
export interface PublishedBase {
  readonly name: string;
  /** Content words of name and description, by stem, without the analyst's own. */
  readonly words: readonly string[];
  /** Ids of its conversations. */
  readonly conversations: readonly string[];
  /** Different accounts whose text, as it was clustered, holds a word of this stem. */
  readonly accountsOf: (word: string) => number;
}

/** What nobody need have said: how descriptions without a model begin, and what stands for a kind of sensitive words. */
const OWN = new Set(['Many write of', ...Object.values(kindNames)].flatMap(stemsOf));

/** @param path folder of the run */
export function publishedBases(path: string): PublishedBase[] {
  const folder = runFolder(path);
  const stages = readRunManifest(folder.manifest)?.stages ?? [];
  const outputs = outputsIn(folder, readOutputs(folder.private, stages));
  const rows = readFacetRows(outputs);
  const members = new Map(readClusters(outputs).map((cluster) => [cluster.id, cluster.members]));
  const { clusters } = openRelease(join(path, 'public')).clusters;
  return clusters
    .filter(({ level }) => level === 0)
    .map(({ id, name, description }) => {
      const own = (members.get(id) ?? []).flatMap((row) => rows[row] ?? []);
      const said = own.map(({ account, request }) => ({ account, stems: new Set(stemsOf(request)) }));
      return {
        name,
        words: [...new Set(stemsOf(`${name}. ${description}`))].filter((word) => !OWN.has(word)),
        conversations: own.map(({ conversation }) => conversation),
        accountsOf: (word) =>
          new Set(said.flatMap(({ account, stems }) => (account !== null && stems.has(word) ? [account] : []))).size,
      };
    });
}

/** Content words that fewer accounts of their cluster have said than stand behind every word. */
export function rareWords(bases: readonly PublishedBase[], least: number): string[] {
  return bases.flatMap(({ words, accountsOf }) => words.filter((word) => accountsOf(word) < least));
}

function stemsOf(text: string): string[] {
  return contentWords(text).map(({ stem }) => stem);
}
