/** A measurement on disk: `results.json`, `answers.jsonl` and `items.jsonl`. Written last of all is what says that it is there. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { canonicalJsonFile } from '../../core/hash.ts';
import { jsonLines, parseJson } from '../../core/json.ts';
import {
  answerSchema,
  type MeasuredAnswer,
  type MeasuredItem,
  type Measurement,
  measuredItemSchema,
  measurementSchema,
} from '../../public-records/measurement.ts';
import { writeSharedFile, writeSharedParts } from '../../store/files.ts';

export const RESULTS_FILE = 'results.json';
export const ANSWERS_FILE = 'answers.jsonl';
export const MEASURED_ITEMS_FILE = 'items.jsonl';

/** Lines that are written at once. */
const LINES = 5000;

export function writeAnswers(folder: string, answers: Iterable<MeasuredAnswer>): void {
  writeSharedParts(join(folder, ANSWERS_FILE), inParts(answers));
}

/** Of subjects that were asked otherwise as well: `NAME ~ VARIANT`. */
export function writeVariantAnswers(folder: string, answers: Iterable<MeasuredAnswer>): void {
  writeSharedParts(join(folder, 'variants.jsonl'), inParts(answers));
}

export function writeResults(folder: string, measurement: Measurement, items: readonly MeasuredItem[]): void {
  writeSharedParts(join(folder, MEASURED_ITEMS_FILE), inParts(items));
  writeSharedFile(join(folder, RESULTS_FILE), canonicalJsonFile(measurement));
}

function* inParts(rows: Iterable<unknown>): Generator<string> {
  let part: unknown[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length === LINES) {
      yield jsonLines(part);
      part = [];
    }
  }
  yield jsonLines(part);
}

/** @throws AppError `RESULTS_NOT_FOUND`, `RESULTS_DAMAGED` (exit code 2) */
export function readResults(folder: string): Measurement {
  const path = join(folder, RESULTS_FILE);
  if (!existsSync(path)) throw notFound(folder);
  const read = measurementSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  throw damaged(path, `at ${read.error.issues[0]?.path.join('.') || 'its start'}`);
}

/** One after the other, for there may be more than memory should hold. @throws AppError `RESULTS_DAMAGED` (exit code 2) */
export function* readAnswers(folder: string): Generator<MeasuredAnswer> {
  yield* recordsIn(join(folder, ANSWERS_FILE), isAnswer);
}

export function* readMeasuredItems(folder: string): Generator<MeasuredItem> {
  yield* recordsIn(
    join(folder, MEASURED_ITEMS_FILE),
    (value): value is MeasuredItem => measuredItemSchema.safeParse(value).success,
  );
}

/** The whole schema for what is not as most are: it takes ten times as long. */
function isAnswer(value: unknown): value is MeasuredAnswer {
  const { set, subject, item, by, p, chosen, draws, bounds, fell, coverage } = value as Partial<MeasuredAnswer>;
  const isUsual =
    typeof set === 'string' &&
    typeof subject === 'string' &&
    typeof item === 'string' &&
    by === 'probabilities' &&
    isShare(p) &&
    isShare(coverage) &&
    (chosen === 0 || chosen === 1) &&
    draws === undefined &&
    bounds === undefined &&
    fell === undefined;
  return isUsual || answerSchema.safeParse(value).success;
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function* recordsIn<Row>(path: string, isRow: (value: unknown) => value is Row): Generator<Row> {
  let line = 0;
  for (const text of linesIn(path)) {
    line++;
    const value = parseJson(text);
    if (typeof value !== 'object' || value === null || !isRow(value)) throw damaged(path, `in line ${line}`);
    yield value;
  }
}

const CHUNK = 1 << 22;
const NEWLINE = 0x0a;

/** Of a file that may be larger than a text can be. */
function* linesIn(path: string): Generator<string> {
  if (!existsSync(path)) throw damaged(path, ': it is not there');
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    let rest = Buffer.alloc(0);
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      const data = Buffer.concat([rest, buffer.subarray(0, count)]);
      const end = data.lastIndexOf(NEWLINE);
      rest = data.subarray(end + 1);
      if (end >= 0) yield* data.subarray(0, end).toString('utf8').split('\n');
    }
    if (rest.length > 0) yield rest.toString('utf8');
  } finally {
    closeSync(file);
  }
}

function notFound(folder: string): Error {
  return usageError(
    'RESULTS_NOT_FOUND',
    `There is no ${RESULTS_FILE} in ${folder}.`,
    'Name the folder of a measurement: "sightline evals measure SET --subject PROVIDER:MODEL --out DIR" makes one. Sets are named beside measurements where use is weighed: --release RELEASE.',
  );
}

function damaged(path: string, where: string): Error {
  return usageError(
    'RESULTS_DAMAGED',
    `${path} does not follow its schema ${where}.`,
    'Run the same "sightline evals measure" again, with --replay to ask nobody: what was answered is kept.',
  );
}
