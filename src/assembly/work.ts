/** What everything that works on a run is given, and gives. */
import type { BudgetState } from '../calls/budget.ts';
import type { Settings } from '../config/index.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { type Log, silentLog } from '../core/log.ts';
import { realSleep, type Sleep } from '../core/sleep.ts';
import { createLocalEngine } from '../engine/local/local-engine.ts';
import type { AnalysisResult, AnalysisRun } from '../insights/analyze.ts';
import type { ModelUse, RunManifest } from '../insights/run-manifest.ts';
import { type Faults, noFaults } from '../runner/fault-points.ts';
import type { RunServices, StageReport } from '../runner/run-stages.ts';
import type { StageProgress } from '../runner/stage.ts';
import type { Workspace } from '../store/workspace.ts';
import { VERSION } from '../version.ts';
import type { Keys } from './chosen-model.ts';
import { type ModelCalls, openModelCalls } from './model-calls.ts';
import { reportTemplate } from './pages.ts';
import { threadsOf } from './run-places.ts';
import { runsBeside } from './runs-beside.ts';

export interface WorkOptions {
  /** By option name, as in docs/configuration.md; what is not given has its default. */
  readonly settings?: Partial<Settings>;
  /** Paths are relative to it, and the workspace is looked for from it upward. */
  readonly workingFolder: string;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** How it waits: between attempts, for places at a server, and for batches of a vendor. Default: the time that is asked for. */
  readonly sleep?: Sleep;
  readonly log?: Log;
  readonly fault?: Faults;
  /** Environment variables, of which those that hold keys of model providers and those that name proxies are read. Default: none. */
  readonly keys?: Keys;
  /** For calls to model servers. Default: the one of the runtime. */
  readonly fetch?: typeof globalThis.fetch;
  readonly onProgress?: (progress: StageProgress) => void;
  readonly onStage?: (stage: StageReport) => void;
  /** What the run has spent on models in all, in nanodollars, each time that it grew. */
  readonly onSpent?: (spent: BudgetState) => void;
}

export interface RunResult extends AnalysisResult {
  /** What each stage counted, by its name: rows read and rejected, clusters made, names given. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What was asked of models; null where none was. */
  readonly models: ModelUse | null;
}

export function factsOf(manifest: RunManifest | null): Pick<RunResult, 'counts' | 'models'> {
  const counts = Object.fromEntries((manifest?.stages ?? []).map(({ name, counts: made }) => [name, made]));
  return { counts, models: manifest?.models ?? null };
}

/** What a run that ends in a release is given beside its own settings. */
export function releasingOf(
  options: WorkOptions,
  settings: Settings,
): Omit<AnalysisRun, 'environment' | 'folder' | 'servers' | 'workspace' | 'settings' | 'models'> {
  return {
    ...servicesOf(options, settings),
    title: settings.title,
    version: VERSION,
    reportTemplate: reportTemplate(),
    beside: runsBeside(settings, options.workingFolder),
    derive: { trends: settings.trends, safety: (settings.safety ?? safetyByDefault(settings)) === 'on' },
  };
}

/** What is for the open speaks of concern only where its maker says so. */
function safetyByDefault({ privacy }: Settings): NonNullable<Settings['safety']> {
  return privacy === 'published' ? 'off' : 'on';
}

/** Shards whose calls are left with a vendor together, for a batch takes a day however small it is: 100,000 conversations. */
const SHARDS_IN_A_BATCH = 50;

/** Real services where the caller names none. */
export function servicesOf(options: WorkOptions, settings: Settings): RunServices {
  return {
    engine: createLocalEngine(settings.batch ? Math.max(SHARDS_IN_A_BATCH, threadsOf(settings)) : threadsOf(settings)),
    clock: options.clock ?? systemClock,
    log: options.log ?? silentLog,
    signal: options.signal ?? new AbortController().signal,
    fault: options.fault ?? noFaults,
    onProgress: options.onProgress ?? (() => {}),
    onStage: options.onStage ?? (() => {}),
  };
}

/** Calls to models that a run pays for; nothing is opened before it is needed. */
export function callsOf(
  options: WorkOptions,
  settings: Settings,
  workspace: Workspace,
  run: () => string,
  { isCheck = false }: { readonly isCheck?: boolean } = {},
): () => Promise<ModelCalls> {
  const { clock, signal, fault, onProgress } = servicesOf(options, settings);
  const fetch = options.fetch ?? globalThis.fetch;
  const { onSpent = () => {}, sleep = realSleep } = options;
  const onBatch = ({ done, total }: { done: number; total: number }): void =>
    onProgress({ stage: 'batch', done, total, unit: 'calls' });
  return () =>
    openModelCalls({
      workspace,
      run: run(),
      settings,
      clock,
      sleep,
      signal,
      fault,
      fetch,
      onBatch,
      onSpent,
      isCheck,
    });
}
