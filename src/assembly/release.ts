/** `release`: another release of a finished run. */
import { join } from 'node:path';
import type { Settings } from '../config/index.ts';
import type { ConversationSource } from '../insights/conversations/source.ts';
import type { ExtendedRun } from '../insights/environment.ts';
import { releaseAgain } from '../insights/release-again.ts';
import { type RunManifest, runIncomplete } from '../insights/run-manifest.ts';
import { runIdentity } from '../store/run-folder.ts';
import { analystModel } from './analyst-model.ts';
import { releaseWithNoise } from './dp-release.ts';
import { openEnvironment } from './environment.ts';
import { finishedRun } from './finished-run.ts';
import { hasUncountedRelease } from './other-releases.ts';
import { outputFolder } from './output-folder.ts';
import { workspaceOfRun } from './run-places.ts';
import { settingsForRelease } from './settings-of-run.ts';
import { callsOf, factsOf, type RunResult, releasingOf, type WorkOptions } from './work.ts';

export interface ReleaseOptions extends WorkOptions {
  /** Folder of a finished run, or its name in the workspace. */
  readonly run: string;
  /** Which of the settings were chosen for this release; all others are those of the run. Default: those given. */
  readonly chosen?: readonly (keyof Settings)[];
}

/**
 * Another release of a finished run: only what depends on the preset is done again. Nothing is embedded at a server; a model
 * that names clusters is asked for the names that it was never asked for.
 */
export async function release(options: ReleaseOptions): Promise<RunResult> {
  const { workingFolder } = options;
  const { folder, manifest } = finishedRun(options.run, workingFolder);
  const settings = settingsFor(options, manifest);
  const workspace = workspaceOfRun(folder, workingFolder);
  const { dp } = settings;
  if (dp !== undefined) {
    return releaseWithNoise({ work: options, settings: { ...settings, dp }, folder, manifest, workspace });
  }
  const namesAgain = analystModel(settings) !== null;
  const opened = await openEnvironment({
    settings,
    workspace,
    workingFolder,
    source: finishedSource,
    extended: extendedBy(manifest),
    keys: options.keys ?? {},
    openCalls: callsOf(options, settings, workspace, () => runIdentity(folder)),
    // A tree by a model is built anew, upon the vectors of names.
    isFinished: !namesAgain,
  });
  const { thresholds } = opened.environment;
  const out =
    settings.out === undefined
      ? join(folder.path, 'releases', thresholds.preset)
      : outputFolder(settings.out, workingFolder);
  if (hasUncountedRelease(folder, out)) options.log?.warn(TWO_RELEASES);
  try {
    const result = await releaseAgain({
      ...releasingOf(options, settings),
      environment: opened.environment,
      folder,
      settings: manifest.settings,
      stages: manifest.stages,
      ofRun: manifest.thresholds,
      embedsNames: namesAgain || !('model' in opened.embedder),
      out,
    });
    return { ...result, ...factsOf(manifest), models: (await opened.models()) ?? manifest.models };
  } finally {
    await opened.close();
  }
}

const TWO_RELEASES =
  'Warning: this run has a release with noise, or one of an earlier version, and this one is not made safe beside it. Whoever has both\n' +
  '  may learn what neither shows: give a reader one of them (docs/method/privacy.md, "Several releases of a run").';

const finishedSource: ConversationSource = {
  fingerprint: 'finished',
  collect: () => Promise.reject(new Error('A release of a finished run reads no input.')),
};

function settingsFor(options: ReleaseOptions, manifest: RunManifest): Settings {
  const given = options.settings ?? {};
  const names = Object.keys(given) as (keyof Settings)[];
  return settingsForRelease(given, manifest, options.chosen ?? names.filter((name) => given[name] !== undefined));
}

/** What was taken over from a run that was extended is in this one. */
function extendedBy({ settings }: RunManifest): ExtendedRun | null {
  const { extends: fingerprint } = settings;
  if (typeof fingerprint !== 'string') return null;
  return {
    fingerprint,
    open: () => {
      throw runIncomplete();
    },
  };
}
