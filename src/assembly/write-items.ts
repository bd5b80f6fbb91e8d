/** `evals write`: from a behavior to a set of items. */

import { join } from 'node:path';
import { dollarText } from '../calls/cost.ts';
import { notedCalls } from '../calls/noted-calls.ts';
import { jsonLines } from '../core/json.ts';
import type { WritingEnvironment } from '../evals/environment.ts';
import { writingPipeline } from '../evals/pipeline.ts';
import { withPeople } from '../evals/rate/people-files.ts';
import { cardWithPeople } from '../evals/rate/people-text.ts';
import type { ItemSet } from '../evals/records.ts';
import { writeSetFolder } from '../evals/sets/set-folder.ts';
import type { Dropped } from '../evals/write/candidate.ts';
import { CARD_FILE, cardText } from '../evals/write/card.ts';
import { kindOf, promptsOf } from '../evals/write/kinds.ts';
import { type Origin, originFunnels } from '../evals/write/origin.ts';
import { setOf } from '../evals/write/set-of.ts';
import { readAsked, readDropped, readKept, readOrigins, readStatisticsOfSet } from '../evals/write/stage-records.ts';
import { readWritingManifest, writingManifestText } from '../evals/write/writing-manifest.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { keptIn, outputsIn } from '../runner/in-run-folder.ts';
import { runStages } from '../runner/run-stages.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { writeFileAtomic, writeSharedFile } from '../store/files.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { VERSION } from '../version.ts';
import { type AnswersBehind, answersBehind } from './answers-behind.ts';
import { type OpenedWriting, type WriteItemsOptions, type Writing, withWriting } from './prepared-writing.ts';
import { servicesOf } from './work.ts';
import { discriminatorOf, writerOf } from './writing-models.ts';

export interface WriteItemsResult {
  /** Folder of the set. */
  readonly folder: string;
  readonly set: ItemSet;
  /** What was written and is not in the set. */
  readonly dropped: readonly Dropped[];
  /** Whence that comes which items are about, where a model was to find it, and what else it found. */
  readonly origins: readonly Origin[];
  /** What each stage counted. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly warnings: readonly string[];
  /** What it rests on, whoever asked for it. */
  readonly answers: AnswersBehind;
  /** What was asked of models for this folder, and where text went. */
  readonly models: ModelUse | null;
}

/**
 * Writes a set, or goes on where it was stopped. The same behavior, models and answers give the same bytes.
 *
 * @throws AppError with exit code 2 where it cannot be begun: `BEHAVIOR_INVALID`, `BEHAVIOR_NOT_FOUND`, `MODEL_MISSING`,
 *   `FRAME_MISSING`, `SET_EXISTS`, `RUN_EXISTS`, `RUN_OTHER_CONFIGURATION`; `OCCUPATIONS_MISSING`, `BEHAVIOR_REFUSED`, `NOTHING_WRITTEN`, `NOTHING_KEPT`
 *   where it cannot be ended
 */
export async function writeItems(options: WriteItemsOptions): Promise<WriteItemsResult> {
  return withWriting(options, (opened) => {
    const { behavior, amounts, settings, writer, discriminator, calls, embedder } = opened;
    const noted = notedCalls();
    const parts = { ...opened, noted, log: servicesOf(options, settings).log };
    return written(options, opened, {
      behavior,
      amounts,
      seed: settings.seed,
      writer: writerOf(writer, calls, parts),
      discriminator: discriminatorOf(discriminator, calls, parts),
      asked: noted.list,
      embedding: embedder,
    });
  });
}

async function written(
  options: WriteItemsOptions,
  writing: OpenedWriting,
  environment: WritingEnvironment,
): Promise<WriteItemsResult> {
  const { amounts, asked, calls, folder, settings, warnings } = writing;
  const use = () => calls.use([writing.writer, writing.discriminator], settings.replay);
  const note = async (status: 'running' | 'finished', made: Partial<Pick<WriteItemsResult, 'counts' | 'answers'>>) => {
    if (amounts.isPreview) return;
    const manifest = { tool: { version: VERSION }, settings: asked, status, counts: {}, ...made, models: await use() };
    writeFileAtomic(folder.manifest, writingManifestText(manifest));
  };
  if (readWritingManifest(folder.manifest) === null) await note('running', {});
  const outputs = await runStages(writingPipeline, {
    ...servicesOf(options, settings),
    ...keptIn(folder),
    environment,
    seed: environment.seed,
  });
  const { set, dropped, origins } = madeOf(writing, environment, outputs);
  const counts = Object.fromEntries([...outputs].map(([name, output]) => [name, output.counts]));
  const { ledger, run } = (await calls.open()).services;
  const answers = await answersBehind(ledger, run, readAsked(outputsIn(folder, outputs)));
  if (!amounts.isPreview) publish(folder, { set, dropped, origins, warnings, answers });
  await note('finished', { counts, answers });
  return { folder: folder.path, set, dropped, origins, counts, warnings, answers, models: await use() };
}

function madeOf(
  { behavior, amounts, folder, writer, discriminator }: Writing,
  { seed, embedding }: WritingEnvironment,
  outputs: StageOutputs,
): Pick<WriteItemsResult, 'set' | 'dropped' | 'origins'> {
  const reading = outputsIn(folder, outputs);
  const counts = { ...outputs.get('candidates')?.counts, ...outputs.get('selection')?.counts };
  const dropped = readDropped(reading);
  const origins = readOrigins(reading);
  const { layout, origins: originKind } = kindOf(behavior);
  const toldOf = originKind(behavior);
  const set = setOf({
    name: behavior.name,
    summary: `${behavior.who} who ${behavior.description}`,
    language: new Intl.Locale(behavior.language).language,
    layout,
    written: counts['written'] ?? 0,
    kept: readKept(reading),
    dropped,
    origins: toldOf === null ? [] : originFunnels(origins, toldOf),
    statistics: readStatisticsOfSet(reading),
    facts: {
      behavior: { ...behavior },
      writer: writer.id,
      discriminator: discriminator.id,
      probabilities: counts['votes'] === undefined ? 'log-probabilities' : 'votes',
      seed,
      perLabel: amounts.perLabel,
      wanted: amounts.perLabel * (counts['sides'] ?? 0),
      surplus: amounts.surplus,
      prompts: Object.fromEntries(promptsOf(behavior).map(({ name, version }) => [name, version])),
      embedder: embedding.name,
      meanDistance: counts['meanDistance'] ?? null,
      unpaired: counts['unpaired'] ?? 0,
    },
  });
  return { set, dropped, origins };
}

type Publishing = Pick<WriteItemsResult, 'set' | 'dropped' | 'origins' | 'warnings' | 'answers'>;

/** What was dropped stays on the private side; the card shows samples of it. */
function publish(folder: RunFolder, { answers, ...made }: Publishing): void {
  const { set, dropped, origins } = made;
  writeFileAtomic(join(folder.private, 'rejects.jsonl'), jsonLines(dropped));
  if (origins.length > 0) writeFileAtomic(join(folder.private, 'origins.jsonl'), jsonLines(origins));
  const dollars = answers.cost === null ? null : dollarText(answers.cost);
  const card = cardText({ ...made, answers: { ...answers, dollars } });
  const { people } = withPeople(folder.path, set);
  writeSharedFile(join(folder.path, CARD_FILE), people === undefined ? card : cardWithPeople(card, people));
  writeSetFolder(folder.path, set);
}
