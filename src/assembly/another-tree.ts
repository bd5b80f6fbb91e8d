/** `tree`: the conversations of a finished run, clustered by another text that a model has said of them. */
import { join } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { finishedSource } from '../insights/conversations/finished-source.ts';
import type { FacetDefinition } from '../insights/facets/definitions.ts';
import { parseFacets, writtenFacet } from '../insights/facets/parse-facets.ts';
import { TREES_FOLDER } from '../store/run-folder.ts';
import { analystModel } from './analyst-model.ts';
import { type AnalyzeOptions, analyzed, withRun } from './analyze.ts';
import { extendedRun } from './extended-run.ts';
import { finishedRun } from './finished-run.ts';
import { dependenceOf, WHOLE } from './rows-depend.ts';
import { workspaceOfRun } from './run-places.ts';
import { settingsOfRun } from './settings-of-run.ts';
import type { RunResult } from './work.ts';

export interface AnotherTreeOptions extends Omit<AnalyzeOptions, 'inputs' | 'formats'> {
  /** Folder of a finished run, or its name in the workspace. It stays as it is. */
  readonly run: string;
  /** Name of a facet of the run whose values are texts of a model. */
  readonly facet: string;
}

/**
 * A run of its own, below the other one: its clusters, names and tree are made of another text. What a model answered for the first
 * run is known, so questions cost nothing again. Its release has no tables: the other one has them, and two that hide
 * different cells could be put together.
 *
 * @throws AppError `TREE_FACET` or `TREE_NEEDS_MODEL` (exit code 2), and as `analyze`
 */
export async function anotherTree(options: AnotherTreeOptions): Promise<RunResult> {
  const { workingFolder, facet } = options;
  const { folder, manifest } = finishedRun(options.run, workingFolder);
  const settings = settingsOfRun(options.settings ?? {}, manifest, []);
  const { out = join(folder.path, TREES_FOLDER, facet) } = completeSettings(options.settings ?? {});
  const own: Settings = {
    ...settings,
    facets: [clusteredBy(facet, settings)],
    continues: undefined,
    edits: undefined,
    ...WHOLE,
    out,
  };
  return withRun({ ...options, settings: own, inputs: [] }, analyzed, {
    source: finishedSource(extendedRun(folder, manifest)),
    workspace: workspaceOfRun(folder, workingFolder),
    dependence: dependenceOf(manifest),
  });
}

function clusteredBy(name: string, settings: Settings): Record<string, unknown> {
  if (analystModel(settings) === null) throw needsModel();
  const texts = parseFacets(settings.facets, { asks: true }).filter(({ kind }) => kind === 'text');
  const found = texts.find((definition) => definition.name === name);
  if (found === undefined || found.clustered) throw noSuchText(name, found, texts);
  return { ...writtenFacet(settings.facets, name), clustered: true };
}

function noSuchText(name: string, found: FacetDefinition | undefined, texts: readonly FacetDefinition[]): Error {
  const others = texts.filter(({ clustered }) => !clustered).map((text) => text.name);
  return usageError(
    'TREE_FACET',
    found === undefined
      ? `The run has no text named "${name}".`
      : `The clusters of the run are made of "${name}" already.`,
    others.length > 0
      ? `Texts that it has besides: ${others.join(', ')}.`
      : 'Ask for another text in its facets (docs/facets.md), and run again.',
  );
}

function needsModel(): Error {
  return usageError(
    'TREE_NEEDS_MODEL',
    'The run has no texts but what people wrote: no model said anything of its conversations.',
    'Make a run with --model, whose facets hold a second text.',
  );
}
