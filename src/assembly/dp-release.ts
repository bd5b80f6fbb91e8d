/** `release --dp`: a differentially private release of a finished run. */
import { join } from 'node:path';
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { choiceOf } from '../insights/conversations/source.ts';
import { releasePrivately } from '../insights/dp-release.ts';
import { readerOf } from '../insights/embeddings/partition-model.ts';
import { parseFacets } from '../insights/facets/parse-facets.ts';
import type { RunManifest } from '../insights/run-manifest.ts';
import { openUseLite } from '../models/embedded/use-lite.ts';
import { readUseLiteVocabulary } from '../models/embedded/use-lite-vocabulary.ts';
import { parseBudget } from '../privacy/dp/budget.ts';
import { resolveThresholds } from '../privacy/thresholds.ts';
import { openEmbeddingCache } from '../store/embedding-cache.ts';
import { openPrivacySpending } from '../store/privacy-spending.ts';
import type { RunFolder } from '../store/run-folder.ts';
import type { Workspace } from '../store/workspace.ts';
import { analystModel } from './analyst-model.ts';
import { outputFolder } from './output-folder.ts';
import { dependenceOf } from './rows-depend.ts';
import { threadsOf } from './run-places.ts';
import { factsOf, type RunResult, releasingOf, type WorkOptions } from './work.ts';

export interface DpReleaseOptions {
  readonly work: WorkOptions;
  readonly settings: Settings & { readonly dp: string };
  readonly folder: RunFolder;
  readonly manifest: RunManifest;
  readonly workspace: Workspace;
}

/** Words are read by the encoder that Sightline brings, whatever the run was embedded with: it was fitted to nobody's conversations. */
export async function releaseWithNoise(options: DpReleaseOptions): Promise<RunResult> {
  const { work, settings, folder, manifest, workspace } = options;
  refuseUnfit(settings, manifest);
  const budget = parseBudget(settings.dp, '--dp');
  const cap = parseBudget(settings.dpCap, '--dp-cap');
  const thresholds = resolveThresholds(settings);
  const name = `dp-${settings.dp.replaceAll(',', '-')}-${thresholds.preset}`;
  const out =
    settings.out === undefined ? join(folder.path, 'releases', name) : outputFolder(settings.out, work.workingFolder);
  work.log?.warn(OTHER_IS_EXACT);
  const cache = openEmbeddingCache(workspace.embeddingCache);
  const spending = openPrivacySpending(workspace.privacySpending);
  const encoder = openUseLite({ threads: threadsOf(settings) });
  const reading = { requests: readerOf(encoder, cache, () => {}), words: encoder, vocabulary: readUseLiteVocabulary() };
  const asked = analystModel(settings);
  try {
    const { title, version, reportTemplate, fault, signal } = releasingOf(work, settings);
    const result = await releasePrivately({
      folder,
      stages: manifest.stages,
      thresholds,
      top: settings.top,
      definitions: parseFacets(settings.facets, { asks: asked !== null }),
      budget,
      cap,
      secret: workspace.secret(),
      spending,
      reading,
      asked,
      screen: settings.screen ?? null,
      choice: choiceOf(settings),
      out,
      title,
      version,
      reportTemplate,
      fault,
      signal,
    });
    return { ...result, ...factsOf(manifest) };
  } finally {
    await encoder.close();
    spending.close();
    cache.close();
  }
}

const OTHER_IS_EXACT =
  'Warning: the release in public/ of this run has no noise, and neither has any other without --dp. Whoever has one of\n' +
  '  those is told what this one keeps back: give away one or the other (docs/method/dp.md).';

function refuseUnfit({ accounts }: Settings, manifest: RunManifest): void {
  if (!accounts) {
    throw usageError(
      'DP_NEEDS_ACCOUNTS',
      'A differentially private release protects accounts, and this run does not count them.',
      'Run again without --no-accounts, on input that names an account for every conversation.',
    );
  }
  const dependence = dependenceOf(manifest);
  if (dependence === 'ids') throw readBefore();
  if (dependence === null) return;
  throw usageError(
    'DP_SAMPLED_RUN',
    'Which conversations are in a sample of a fixed size depends on everybody: --dp would promise more than it keeps.',
    'Run again without --sample, or sample whole accounts before.',
  );
}

function readBefore(): Error {
  return usageError(
    'DP_OLD_RUN',
    'This run, or one that it extends, was read by an earlier version, in which accounts with one id for a conversation could take it from one another: --dp would promise more than it keeps.',
    'Run again: sightline insights run INPUT --out DIR.',
  );
}
