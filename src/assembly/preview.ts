/** What a run would read, without running: counts and names of fields, never what anybody wrote. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { completeSettings } from '../config/index.ts';
import { type AppError, isAppError } from '../core/errors.ts';
import { formatNamed } from '../insights/conversations/formats/index.ts';
import { inputFiles } from '../insights/conversations/input-files.ts';
import { type ReadOptions, readConversations } from '../insights/conversations/read-conversations.ts';
import { requestOf } from '../insights/facets/request-text.ts';
import type { Conversation } from '../insights/records.ts';
import { estimateTokensOf } from '../models/token-estimate.ts';
import { languageDetector } from '../text/language.ts';
import { chosenRows } from './chosen-rows.ts';
import { type FieldCounts, fieldCounter, type PreviewField } from './preview-fields.ts';
import { type PreviewSample, type SampleDraw, sampleDraw } from './preview-samples.ts';
import type { WorkOptions } from './work.ts';

export interface PreviewOptions extends WorkOptions {
  readonly inputs: readonly string[];
  /** Rows that are read of each file. Default: all. */
  readonly rows?: number | undefined;
  /** Conversations of which the shape is shown, drawn at random by the seed of the settings. Default: none. */
  readonly samples?: number | undefined;
}

export interface Preview {
  readonly files: number;
  /** Files in folders that do not end as conversations do. */
  readonly filesSkipped: number;
  readonly rows: number;
  /** Rows that can be used. Those of one id are one conversation in a run. */
  readonly usable: number;
  /** Usable rows that are parts of conversations: a run joins them, and counts what they repeat once. */
  readonly parts: number;
  /** Rows by the reason why they cannot be used. */
  readonly rejected: Readonly<Record<string, number>>;
  /** What the format says of rejected rows, and of how many: a mapper's errors by their place. */
  readonly said: Readonly<Record<string, number>>;
  /** Rows by the format in which they were read. */
  readonly formats: Readonly<Record<string, number>>;
  /** Whether the format was named, and not told by the rows. */
  readonly formatGiven: boolean;
  readonly accounts: number;
  readonly withoutAccount: number;
  /** By ISO 639-1 code of the request's language, `und` where it cannot be told. Most first. */
  readonly languages: Readonly<Record<string, number>>;
  /** ISO 8601; null where no row says when it was. */
  readonly times: { readonly first: string; readonly last: string } | null;
  /** What is said in all usable rows, likely: a model that reads everything once is sent so much, parts that repeat one another counted each. */
  readonly tokens: number;
  /** What was said is masked. */
  readonly samples: readonly PreviewSample[];
  readonly fields: readonly PreviewField[];
  /** Fields of so few conversations that their names are not told. */
  readonly rareFields: number;
}

/** @throws AppError `INPUT_UNUSABLE` or `INPUT_EMPTY` where no row can be used */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const settings = completeSettings(options.settings ?? {});
  const { accountField } = settings;
  const { format, formats } = await chosenRows(settings, options.workingFolder);
  const paths = options.inputs.map((input) => resolve(options.workingFolder, input));
  const { files, skipped } = inputFiles(paths, format === undefined ? 'json' : formatNamed(format, formats).lines);
  const counts = await openCounts(options.samples ?? 0, settings.seed);
  const reading = {
    format,
    ...(formats !== undefined && { formats }),
    accountField,
    // Accounts are told apart by a hash under a key that nobody keeps.
    secret: randomBytes(32),
    signal: options.signal ?? new AbortController().signal,
  };
  let problem: AppError | null = null;
  for (const file of files) problem = (await readFile({ ...reading, files: [file] }, options, counts)) ?? problem;
  if (counts.usable === 0 && problem !== null) throw problem;
  return { files: files.length, filesSkipped: skipped, formatGiven: format !== undefined, ...reportOf(counts) };
}

interface Counts {
  rows: number;
  usable: number;
  parts: number;
  withoutAccount: number;
  tokens: number;
  readonly rejected: Map<string, number>;
  readonly said: Map<string, number>;
  readonly samples: SampleDraw;
  readonly formats: Map<string, number>;
  readonly languages: Map<string, number>;
  readonly accounts: Set<string>;
  readonly fields: FieldCounts;
  readonly detect: (text: string) => string;
  first: string | null;
  last: string | null;
}

async function openCounts(samples: number, seed: number): Promise<Counts> {
  const detect = await languageDetector();
  return {
    rows: 0,
    usable: 0,
    parts: 0,
    withoutAccount: 0,
    tokens: 0,
    rejected: new Map(),
    said: new Map(),
    samples: sampleDraw(samples, seed, detect),
    formats: new Map(),
    languages: new Map(),
    accounts: new Set(),
    fields: fieldCounter(),
    detect,
    first: null,
    last: null,
  };
}

/** The problem of a file of which no row can be used; that accounts are missing is for the counts to say. */
async function readFile(reading: ReadOptions, { rows, onProgress }: PreviewOptions, counts: Counts) {
  let read = 0;
  try {
    for await (const row of readConversations(reading)) {
      counts.rows++;
      if (row.format !== null) add(counts.formats, row.format);
      if (row.reason === null && row.part !== undefined) counts.parts++;
      if (row.reason === null) countConversation(row.conversation, row.format, counts);
      else countRejected(row.reason, row.said, counts);
      if (counts.rows % 500 === 0) onProgress?.({ stage: 'preview', done: counts.rows, total: null, unit: 'rows' });
      if (++read === rows) return null;
    }
    return null;
  } catch (error) {
    if (isAppError(error) && error.code === 'NO_ACCOUNTS') return null;
    if (isAppError(error) && ['INPUT_UNUSABLE', 'INPUT_EMPTY'].includes(error.code)) return error;
    throw error;
  }
}

function countRejected(reason: string, said: string | undefined, counts: Counts): void {
  add(counts.rejected, reason);
  if (said !== undefined) add(counts.said, said);
}

function countConversation(conversation: Conversation, format: string | null, counts: Counts): void {
  const { messages, account, startedAt } = conversation;
  counts.usable++;
  counts.tokens += estimateTokensOf(messages.map(({ text }) => text));
  counts.samples.add(conversation, format);
  if (account === undefined) counts.withoutAccount++;
  else counts.accounts.add(account);
  if (startedAt !== undefined && (counts.first === null || startedAt < counts.first)) counts.first = startedAt;
  if (startedAt !== undefined && (counts.last === null || startedAt > counts.last)) counts.last = startedAt;
  if (messages.some(({ role }) => role === 'user')) add(counts.languages, counts.detect(requestOf(messages)));
  counts.fields.add(conversation);
}

function reportOf(counts: Counts): Omit<Preview, 'files' | 'filesSkipped' | 'formatGiven'> {
  const { rows, usable, parts, withoutAccount, first, last } = counts;
  return {
    rows,
    usable,
    parts,
    rejected: mostFirst(counts.rejected),
    said: mostFirst(counts.said),
    formats: mostFirst(counts.formats),
    accounts: counts.accounts.size,
    withoutAccount,
    languages: mostFirst(counts.languages),
    times: first === null || last === null ? null : { first, last },
    tokens: counts.tokens,
    samples: counts.samples.samples(),
    ...counts.fields.report(),
  };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([, left], [, right]) => right - left));
}
