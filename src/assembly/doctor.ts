/** What a user would check by hand when something does not work. */
import { existsSync } from 'node:fs';
import type { Settings } from '../config/index.ts';
import { openUseLite } from '../models/embedded/use-lite.ts';
import { findWorkspace } from '../store/workspace.ts';
import { type AtHandOptions, modelsAtHand } from './models-at-hand.ts';
import type { ModelsPlace } from './models-folder.ts';
import { explorerFolder, reportTemplate } from './pages.ts';
import { modelStates, type PullableModelState, runtimeHint } from './pulled-models.ts';

export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
}

export interface DiagnoseOptions extends AtHandOptions {
  readonly workingFolder: string;
  /** Where fetched models are. Default: where they are by default. */
  readonly settings?: Partial<Pick<Settings, 'modelsFolder'>>;
}

export async function diagnose({ workingFolder, settings = {}, ...found }: DiagnoseOptions): Promise<Diagnosis[]> {
  const workspace = findWorkspace(workingFolder);
  const built = existsSync(explorerFolder) && reportTemplate() !== null;
  return [
    { name: 'runtime', ok: true, text: `Node ${process.versions.node} on ${process.platform} ${process.arch}` },
    await encoderWorks(),
    ...(await pulledDiagnoses({ workingFolder, settings, keys: found.keys ?? {} })),
    { name: 'pages', ok: built, text: built ? 'built' : 'not built: run "npm run build:explorer"' },
    { name: 'workspace', ok: true, text: workspace ?? 'none yet: the first run makes one' },
    ...(await atHand(found)).map((text) => ({ name: 'model', ok: true, text })),
  ];
}

async function atHand(options: AtHandOptions): Promise<readonly string[]> {
  const lines = await modelsAtHand(options);
  return lines.length > 0
    ? lines
    : ['none at hand, and none is needed: no key in the environment, no server on this machine'];
}

async function encoderWorks(): Promise<Diagnosis> {
  const encoder = openUseLite({ threads: 1 });
  try {
    const vector = await encoder.embed(['A short sentence.']);
    return { name: 'encoder', ok: true, text: `${encoder.id}, ${vector.length} dimensions` };
  } catch {
    return { name: 'encoder', ok: false, text: 'the embedded encoder does not start: run "npm install" again' };
  } finally {
    await encoder.close();
  }
}

async function pulledDiagnoses(place: ModelsPlace): Promise<Diagnosis[]> {
  const hint = runtimeHint(place);
  return (await modelStates(place)).map((state) => pulledDiagnosis(state, hint));
}

/** Nothing that is not here is missed: it is an offer. */
function pulledDiagnosis({ name, size, state }: PullableModelState, hint: string | null): Diagnosis {
  const pull = `sightline models pull ${name}`;
  if (state === 'damaged') return { name: 'encoder', ok: false, text: `${name} is damaged: run "${pull}" again` };
  const offer = `${name}, a better one, can be fetched: "${pull}" (${Math.round(size / 1e6)} MB)`;
  const here =
    hint === null ? `${name} is here: --embedder ${name}-hybrid` : `${name} is here, what runs it is not. ${hint}`;
  return { name: 'encoder', ok: true, text: state === 'absent' ? offer : here };
}
