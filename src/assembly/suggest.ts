/** `evals suggest`: what is worth testing where people use a system, and what of that use is tested already. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { canonicalJsonFile } from '../core/hash.ts';
import { type Suggestion, suggestBehaviors } from '../evals/usage/suggest-behaviors.ts';
import { usageAreas } from '../evals/usage/usage-clusters.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { placeModel } from '../models/choose-model.ts';
import type { UsageCoverage } from '../public-records/usage-coverage.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';
import { analystModel, askedModel } from './analyst-model.ts';
import { callsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel } from './chosen-model.ts';
import { chosenEmbedder } from './item-embedder.ts';
import { outputFolder } from './output-folder.ts';
import { workspaceFor } from './run-places.ts';
import { coverageOf, itemsToRelate, usedRelease } from './usage-coverage.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface SuggestBehaviorsOptions extends WorkOptions {
  /** A release, or a run that has one. Nothing but what is published in it is read. */
  readonly release: string;
  /** Folders of sets, published files of items, or folders of either: what is tested already. */
  readonly sets?: readonly string[];
  /** Areas of use, the largest first. Default: 10. */
  readonly areas?: number | undefined;
  /** Suggestions for each of them, 1 to 5. Default: 2. */
  readonly perArea?: number | undefined;
}

export interface SuggestBehaviorsResult {
  readonly suggestions: readonly (Suggestion & { readonly file: string })[];
  /** Null where no sets were named. */
  readonly coverage: UsageCoverage | null;
  readonly folder: string;
  /** What was asked of models; null where none was. */
  readonly models: ModelUse | null;
}

const FOLDER = 'suggested-behaviors';
const AREAS = 10;
const PER_AREA = 2;
const MOST_PER_AREA = 5;

/**
 * Writes a spec for each suggestion, with `suggestions.json`, and where sets were named `coverage.json`. The same release, sets, settings and
 * answers give the same bytes.
 *
 * @throws AppError `RELEASE_NOT_FOUND`, `RELEASE_UNREADABLE`, `RELEASE_WITHOUT_CLUSTERS`, `SUGGESTIONS_INVALID`, those of sets (exit code 2), and what models and
 *   embedders throw
 */
export async function suggestFor(options: SuggestBehaviorsOptions): Promise<SuggestBehaviorsResult> {
  const settings: Settings = { ...completeSettings(options.settings ?? {}), batch: false };
  const { workingFolder, keys = {}, sets = [], areas = AREAS, perArea = PER_AREA } = options;
  if (!isNumber(areas, 1000) || !isNumber(perArea, MOST_PER_AREA)) throw wrongNumbers();
  const release = usedRelease(options.release, workingFolder);
  const items = itemsToRelate(sets, workingFolder);
  const folder = outputFolder(settings.out ?? FOLDER, workingFolder);
  const asked = analystModel(settings);
  const model = asked === null ? null : placeModel(asked, settings);
  if (model !== null) allowedModel(model, settings, keys);
  const { sentTo } = chosenEmbedder(settings, keys);
  const workspace = workspaceFor(workingFolder, undefined);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => `suggest-${randomUUID()}`));
  try {
    const suggested = await suggestBehaviors({
      areas: usageAreas(release).slice(0, areas),
      perArea,
      caller: model === null ? null : await askedModel(model, calls, { settings, keys }).open(),
    });
    const services = { ...options, settings, keys, workspace, calls };
    const coverage = items.length === 0 ? null : await coverageOf(release, items, services);
    const models = [model, items.length === 0 ? null : sentTo].filter((one) => one !== null);
    return {
      suggestions: written(folder, suggested, coverage),
      coverage,
      folder,
      models: await calls.use(models, settings.replay),
    };
  } finally {
    await calls.close();
  }
}

function written(
  folder: string,
  suggested: readonly Suggestion[],
  coverage: UsageCoverage | null,
): SuggestBehaviorsResult['suggestions'] {
  makeFolder(folder);
  const suggestions = suggested.map((suggestion) => ({ ...suggestion, file: `${suggestion.behavior.name}.yaml` }));
  for (const { file, behavior } of suggestions) {
    writeSharedFile(join(folder, file), stringify(behavior, { lineWidth: 120 }));
  }
  const listed = suggestions.map(({ behavior: { name, description }, ...told }) => ({ name, description, ...told }));
  writeSharedFile(join(folder, 'suggestions.json'), canonicalJsonFile(listed));
  if (coverage !== null) writeSharedFile(join(folder, 'coverage.json'), canonicalJsonFile(coverage));
  return suggestions;
}

function isNumber(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function wrongNumbers(): Error {
  return usageError(
    'SUGGESTIONS_INVALID',
    'That is no number of areas, or of suggestions for each.',
    `Name whole numbers: --areas from 1 to 1000, --per-area from 1 to ${MOST_PER_AREA}.`,
  );
}
