/** A differentially private release of a finished run: nothing of its clusters, but words and counts with noise. */

import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import { canonicalJsonFile, hashOf, keyedHash } from '../core/hash.ts';
import { type Budget, budgetText } from '../privacy/dp/budget.ts';
import type { DpRow } from '../privacy/dp/keyword-mechanism.ts';
import { type Mechanism, mechanismFor } from '../privacy/dp/mechanism.ts';
import { type Thresholds, wordSupport } from '../privacy/thresholds.ts';
import { Private } from '../privacy/visibility.ts';
import type { Faults } from '../runner/fault-points.ts';
import { outputsIn } from '../runner/in-run-folder.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { makePrivateFolder, writeFileAtomic } from '../store/files.ts';
import type { PrivacySpending } from '../store/privacy-spending.ts';
import { lockRun, type RunFolder } from '../store/run-folder.ts';
import type { AnalysisResult } from './analyze.ts';
import type { Choice } from './choice.ts';
import { dpHeader } from './dp/header.ts';
import type { Reading } from './dp/reading.ts';
import { listedWords, tellingWords } from './dp/telling-words.ts';
import { whatIsAsked } from './dp/what-is-asked.ts';
import { type ContentRow, DP_METHOD, dpContent } from './dp-content.ts';
import { type CountedFacets, countedFacets } from './dp-facets.ts';
import { dpUsefulness } from './dp-usefulness.ts';
import type { FacetDefinition } from './facets/definitions.ts';
import type { FacetRow } from './records.ts';
import { refuseForeign } from './release/refuse-foreign.ts';
import { writeRelease } from './release/write-release.ts';
import { readFacetRows } from './stage-outputs.ts';

export interface DpRelease {
  readonly folder: RunFolder;
  /** Stages of the finished run, as its manifest lists them. */
  readonly stages: readonly { readonly name: string; readonly key: string }[];
  readonly thresholds: Thresholds;
  /** Clusters at the top of the tree, at most. */
  readonly top: number;
  /** Of the run. */
  readonly definitions: readonly FacetDefinition[];
  readonly budget: Budget;
  /** The most that may be spent of one account in all. */
  readonly cap: Budget;
  readonly secret: Uint8Array;
  readonly spending: Pick<PrivacySpending, 'charge'>;
  /** Reads words and requests. It may be fitted to nothing that is in the run. */
  readonly reading: Reading;
  /** The model that said what conversations are about; null where none did. */
  readonly asked: string | null;
  /** The question of the screener; null where there was none. */
  readonly screen: string | null;
  /** Which conversations of the input the run is about. */
  readonly choice: Choice;
  readonly out: string;
  readonly title: string;
  readonly version: string;
  readonly reportTemplate: string | null;
  readonly fault: Faults;
  readonly signal: AbortSignal;
}

export async function releasePrivately(options: DpRelease): Promise<AnalysisResult> {
  refuseForeign(options.out);
  const unlock = lockRun(options.folder);
  try {
    const outputs = readOutputs(options.folder.private, options.stages);
    if (!outputs.has('facets')) throw incomplete();
    const all = readFacetRows(outputsIn(options.folder, outputs));
    return await releaseRows(all, options);
  } finally {
    unlock();
  }
}

async function releaseRows(all: readonly FacetRow[], options: DpRelease): Promise<AnalysisResult> {
  const { budget, thresholds, top, definitions, secret, reading, signal, out, reportTemplate, fault, folder } = options;
  const counted = countedFacets(definitions);
  const { facets, leftOut } = counted;
  const listed = listedWords(reading.vocabulary);
  const rows = all.flatMap((row): ContentRow[] => {
    const { account, request } = row;
    return account === null ? [] : [{ account, request, values: counted.valuesOf(row) }];
  });
  const mechanism = mechanismFor(budget, {
    wordSupport: wordSupport(thresholds),
    listed: listed.size,
    facets: facets.map(({ name, labels }) => ({ name, values: labels.length })),
  });
  const telling = await tellingWords(rows, reading, signal);
  const query = pay(all, telling, { mechanism, counted, listed }, options);
  const source = new Private({ secret, query });
  const parts = { mechanism, source, thresholds, top, facets, reading, listed, signal };
  const made = await dpContent(rows, new Private(telling), parts);
  const { clusters, dp = {} } = made.release.value;
  const header = dpHeader({ ...options, leftOut }, dp);
  writeRelease({ folder: out, release: made.release, header, reportTemplate, fault });
  const usefulness = await dpUsefulness({ all, rows, ...made, clusters, reading, signal });
  keepFigures(options, usefulness);
  return { run: folder.path, release: out, usefulness };
}

interface Asked {
  readonly mechanism: Mechanism;
  readonly counted: CountedFacets;
  readonly listed: ReadonlySet<string>;
}

/** Charged before any noise is drawn: what ends halfway is paid for, and made again at no cost. */
function pay(
  all: readonly FacetRow[],
  telling: readonly DpRow[],
  { mechanism, counted, listed }: Asked,
  { secret, spending, cap, budget, reading, top, version }: DpRelease,
): string {
  const query = whatIsAsked({
    mechanism,
    method: DP_METHOD,
    version,
    encoder: reading.words.id,
    listed,
    top,
    facets: counted.facets,
    rows: all.map((row) => ({ ...row, values: counted.valuesOf(row) })),
    telling,
  });
  // Under names of their own: what was spent does not tell who is in which run.
  const named = (value: string) => keyedHash(secret, `privacy-spending/${value}`);
  const accounts = [...new Set(telling.map(({ account }) => named(account)))];
  spending.charge({ query: named(query), accounts, epsilon: budget.epsilon, delta: budget.delta, cap });
  return query;
}

/** Exact, for the private side alone. */
function keepFigures({ folder, budget, thresholds }: DpRelease, usefulness: AnalysisResult['usefulness']): void {
  const figures = join(folder.private, 'releases');
  makePrivateFolder(figures);
  const name = `dp-${hashOf([budget, thresholds]).slice(0, 8)}.json`;
  writeFileAtomic(join(figures, name), canonicalJsonFile({ dp: budgetText(budget), thresholds, usefulness }));
}

function incomplete(): Error {
  return usageError(
    'RUN_INCOMPLETE',
    'The private side of the run is not complete.',
    'Run "sightline insights run" into the same folder to finish it.',
  );
}
