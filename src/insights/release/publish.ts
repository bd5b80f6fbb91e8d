/** From finished stages to a release: the gate decides, the writer writes, the exact figures stay private. */
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createPause, turn } from '../../core/pause.ts';
import { endedWithPauses } from '../../core/steps.ts';
import {
  countShownClusters,
  type Derivations,
  type GateOutcome,
  type GateStep,
  gateSteps,
  type WithheldCounts,
} from '../../privacy/gate.ts';
import type { GateInput } from '../../privacy/gate-input.ts';
import type { CountedRelease } from '../../privacy/joint/counted-release.ts';
import type { Guard } from '../../privacy/joint/guard.ts';
import { presetsBelow, type Thresholds } from '../../privacy/thresholds.ts';
import { type EarlierRelease, fingerprintOfQuotable, mayTell } from '../../privacy/trends/earlier-release.ts';
import { Private } from '../../privacy/visibility.ts';
import { RELEASE_SCHEMA } from '../../public-records/release.ts';
import type { Faults } from '../../runner/fault-points.ts';
import { outputsIn } from '../../runner/in-run-folder.ts';
import type { RunServices } from '../../runner/run-stages.ts';
import type { StageOutputs } from '../../runner/stage.ts';
import { openLinearSolver } from '../../stats/linear-program.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { choiceStatements } from '../choice.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { pipelineOf } from '../pipeline.ts';
import type { Usefulness } from '../run-manifest.ts';
import { screenedBy } from '../screened-by.ts';
import { keptOf, type Outputs, readEmbeddings, readOfFacetRows } from '../stage-outputs.ts';
import type { WeakerNaming } from '../weaker-naming.ts';
import { type BesideRun, besideOwn, countedElsewhere, noteCounted, toGuard } from './counted-releases.ts';
import { earlierReleaseOfRun, keepEarlierRelease } from './earlier-release.ts';
import { type DecidedLevel, gateInputOf } from './gate-input.ts';
import { type HeaderFacts, writeRelease } from './write-release.ts';

export interface ToDerive extends Pick<Derivations, 'safety'> {
  /** Whether changes are told of. Undefined: as far as no reader can subtract the release of the run that is continued from this one. */
  readonly trends: 'on' | 'off' | undefined;
}

export interface PublishOptions {
  readonly outputs: StageOutputs;
  readonly environment: InsightsEnvironment;
  readonly folder: RunFolder;
  /** Where the release goes; one that is there is replaced as a whole. */
  readonly out: string;
  readonly title: string;
  readonly version: string;
  readonly reportTemplate: string | null;
  readonly fault: Faults;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: RunServices['onProgress'];
  /** Runs whose releases have the same readers. */
  readonly beside: readonly BesideRun[];
  readonly derive: ToDerive;
  /** What the release is decided upon, weakest first, where a model named clusters. */
  readonly upon: readonly WeakerNaming[];
}

/** Gathered, decided, written, and compared with the next weaker preset. */
const STEPS = 4;

/**
 * @throws AppError `RELEASES_TOGETHER_TELL` where it cannot be made safe beside other releases of the run; what `gate` and the
 * writer throw
 */
export async function publish(options: PublishOptions): Promise<Usefulness> {
  const { environment, outputs, out: folder, reportTemplate, fault } = options;
  const { thresholds, facets, analyst } = environment;
  const view: Outputs = outputsIn(options.folder, outputs);
  const done = (steps: number): Promise<void> => {
    options.onProgress({ stage: 'release', done: steps, total: STEPS, unit: 'steps' });
    return turn(options.signal);
  };
  await done(0);
  const below = analyst.kind === 'lexical' ? lexicalLevels(thresholds, view) : uponLevels(options);
  const input = gateInputOf([...below, { thresholds, outputs: view }], facets);
  if (environment.earlier !== null) keepEarlierRelease(options.folder, environment.earlier);
  await done(1);
  const conversations = readOfFacetRows(view, ({ conversation }) => conversation);
  const { release, withheldCounts, counted } = await decidedBeside(options, input, conversations);
  await done(2);
  noteCounted(options.folder, folder, { counted, conversations }, () =>
    writeRelease({ folder, release, header: headerOf(options, view), reportTemplate, fault }),
  );
  await done(3);
  const withheld = withheldCounts.open();
  const lower = lowerPreset(thresholds);
  const atLower = lower === null ? null : countShownClusters(input, lower).open();
  const read = environment.screen === null ? (outputs.get('conversations')?.counts ?? {}) : keptOf(view);
  return usefulnessOf(
    outputs,
    read,
    withheld,
    atLower === null ? null : Math.max(0, atLower - withheld.clusters.shownBase),
  );
}

/** By itself, where that adds nothing to the other releases. Those of other runs rest upon none of this one's. */
async function decidedBeside(
  options: PublishOptions,
  input: Private<GateInput>,
  conversations: readonly string[],
): Promise<GateOutcome> {
  const { folder, out, beside } = options;
  const others = besideOwn([...countedElsewhere(folder, out, conversations), ...beside], conversations);
  const derive = {
    trends: options.derive.trends !== 'off',
    safety: options.derive.safety,
    earlier: quotedBy(options, beside.length > 0 ? others : []),
  };
  const decided = (guard: Private<Guard> | null): Promise<GateOutcome> =>
    endedWithPauses(gateSteps(input, guard, derive), createPause(options.clock, options.signal), tellDecided(options));
  const alone = await decided(null);
  const earlier = beside.length > 0 ? others : toGuard(others, alone.counted.open());
  return earlier.length === 0 ? alone : decided(new Private({ earlier, open: await openLinearSolver() }));
}

/** Told in clusters, of which every table has a row. */
function tellDecided({ outputs, onProgress }: PublishOptions): (step: GateStep) => void {
  const total = outputs.get('clusters')?.counts['clusters'] ?? 0;
  return ({ decided, tables }) => {
    const done = Math.floor((total * decided) / Math.max(1, tables));
    onProgress({ stage: 'release', done: Math.min(done, total), total, unit: 'clusters' });
  };
}

/**
 * What is said of changes since it. Whoever has its figures can subtract them, down to one conversation: without a word of the maker it is
 * for the maker's own eyes, or must be one of those that are guarded.
 */
function quotedBy(
  { derive, folder, log, environment: { thresholds }, beside }: PublishOptions,
  guarded: readonly CountedRelease[],
): EarlierRelease | null {
  const earlier = derive.trends === 'off' ? null : earlierReleaseOfRun(folder);
  if (earlier === null || !mayTell(earlier, thresholds)) return null;
  const isForMaker = thresholds.preset === 'local' && beside.length === 0;
  const quoted = fingerprintOfQuotable(earlier);
  if (derive.trends === 'on' || isForMaker || guarded.some((release) => release.quoted === quoted)) return earlier;
  log.warn(NOT_QUOTED);
  return null;
}

const NOT_QUOTED =
  'Nothing is said of changes since the earlier release: whoever reads of them can subtract one from the other. Name its run with\n' +
  '  --beside, say --trends on where readers may see the differences, or --trends off to hear no more of it (docs/method/trends.md).';

function headerOf({ environment, title, version }: PublishOptions, view: Outputs): HeaderFacts {
  const { analyst, embedding, seed } = environment;
  const { analysis, naming } = pipelineOf(environment);
  return {
    schema: RELEASE_SCHEMA,
    tool: { name: 'sightline', version },
    title,
    ...clusteredBy(environment),
    limits: limitsOf(view, environment),
    analyst: analyst.name,
    embedder: embedding.name,
    seed,
    stages: [...analysis, ...naming].map((stage) => ({ name: stage.name, version: stage.version })),
  };
}

function clusteredBy({ facets }: InsightsEnvironment): Pick<HeaderFacts, 'clusteredBy'> {
  const asked = facets.find(({ clustered }) => clustered);
  return asked === undefined ? {} : { clusteredBy: { name: asked.name, title: asked.title } };
}

/** What counts of what a user wrote. */
const READ_HERE: Readonly<Record<InsightsEnvironment['shorten'], string>> = {
  first:
    'Of what the user wrote in a conversation the first 400 words count, and the encoder reads only the first 48 of them.',
  ends: 'Of what the user wrote in a conversation 400 words count, half of them its beginning, the others from its middle and its end, and the encoder reads 48 of them, chosen in the same way.',
  turns:
    'Of what the user wrote in a conversation 400 words count, as many of each turn as there is room for, and the encoder reads 48 of them, chosen in the same way.',
};

const APART =
  'The encoder knows English. Conversations in other languages were kept apart, grouped by their own words alone; topics are not joined across languages.';

const EXTENDED =
  'Conversations were added to clusters that had been found and named without them: what is new among them is in no cluster, or in one whose name does not say so.';

const MIXED =
  'Most conversations are in languages that the encoder does not know: all were grouped by their own words alone; topics are hardly joined across languages.';

/** What a reader must know about how it was made, in sentences. Which languages there are is for the facet table to show. */
function limitsOf(
  view: Outputs,
  { analyst, questioned, extended, screen, choice, shorten }: InsightsEnvironment,
): string[] {
  const unread = readEmbeddings(view).filter((partition) => partition.route === 'corpus');
  const mixed = unread.some((partition) => partition.language === 'any');
  return [
    ...choiceStatements(choice),
    ...(screen === null ? [] : [screenedBy(screen)]),
    ...analyst.limits,
    questioned === null
      ? READ_HERE[shorten]
      : `What a conversation is about was said by a language model (${questioned.name}), which read some 2,000 tokens of it at most.`,
    ...(extended === null ? [] : [EXTENDED]),
    ...(unread.length > 0 ? [mixed ? MIXED : APART] : []),
  ];
}

/** The presets below are decided first: tree and words are the same under all of them. */
function lexicalLevels(thresholds: Thresholds, outputs: Outputs): DecidedLevel[] {
  return presetsBelow(thresholds).map((preset) => ({ thresholds: preset, outputs }));
}

/** A model's names are others under other thresholds. */
function uponLevels({ upon, folder }: PublishOptions): DecidedLevel[] {
  return upon.map(({ thresholds, outputs }) => ({ thresholds, outputs: outputsIn(folder, outputs) }));
}

/** The thresholds of the next weaker preset; null below the weakest. */
function lowerPreset(thresholds: Thresholds): Thresholds | null {
  return thresholds.preset === 'custom' ? null : (presetsBelow(thresholds).at(-1) ?? null);
}

/** @param read conversations and accounts that shares are of */
function usefulnessOf(
  outputs: StageOutputs,
  read: Readonly<Record<string, number>>,
  withheld: WithheldCounts,
  more: number | null,
): Usefulness {
  const match = outputs.get('name-match')?.counts ?? {};
  const conversations = read['conversations'] ?? 0;
  const tried = match['tried'] ?? 0;
  return {
    conversations,
    accounts: read['accounts'] ?? 0,
    withoutAccount: conversations === 0 ? 0 : (read['withoutAccount'] ?? 0) / conversations,
    publishedShare: withheld.shareNamed,
    publishedClusters: withheld.clusters.shownBase,
    publishedParents: withheld.clusters.shownParents,
    withheld: Object.fromEntries(withheld.reasons.map((count) => [count.reason, count.conversations])),
    nameMatchShare: tried === 0 ? null : (match['matched'] ?? 0) / tried,
    moreWithLowerPreset: more,
  };
}
