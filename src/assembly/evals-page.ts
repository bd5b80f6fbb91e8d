/** The page about evaluations: sets as they are in their folders or files, and measurements with them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { parseJson } from '../core/json.ts';
import { isFile } from '../core/path-kind.ts';
import { questionParts } from '../evals/formats/options-of.ts';
import { lint } from '../evals/lint/lint.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import type { LintedFolder } from '../evals/lint/rule.ts';
import { rules } from '../evals/lint/rules/index.ts';
import { nearRows } from '../evals/lint/rules/near-duplicate.ts';
import { RESULTS_FILE, readAnswers, readResults } from '../evals/measure/result-folder.ts';
import type { Item, ItemSet } from '../evals/records.ts';
import { ITEMS_FILE, isSetFolder } from '../evals/sets/set-folder.ts';
import {
  EVALS_PAGE_SCHEMA,
  EVALS_PAGE_SCHEMA_VERSION,
  type EvalsPage,
  type ShownItem,
  type ShownMeasurement,
  type ShownSet,
} from '../public-records/evals-page.ts';
import { itemsMapSchema } from '../public-records/items-map.ts';
import { VERSION } from '../version.ts';
import { holdsSets, type NamedSet, namedSets } from './named-sets.ts';
import { releaseAt, releaseOfRun } from './releases.ts';

export interface EvalsPageOptions {
  /** Folders of sets and of measurements, published files of items, and folders of sets and files. */
  readonly paths: readonly string[];
  readonly workingFolder: string;
  readonly title?: string | undefined;
  /** Of JSON: above it, texts of items and single answers are left out. */
  readonly mostBytes?: number;
}

/** A browser takes so much at once without a long wait. */
const MOST_BYTES = 64_000_000;
const SEVERITIES = ['error', 'warning', 'note'];

/** Whether a path names something that evaluations are made of, and no release. */
export function isOfEvals(path: string, workingFolder: string): boolean {
  const full = resolve(workingFolder, path);
  if (isFile(full)) return /\.jsonl(?:\.gz)?$/u.test(full);
  if (isMeasured(full) || isSetFolder(full)) return true;
  return releaseAt(full) === undefined && releaseOfRun(full) === undefined && holdsSets(full);
}

/** Whether a path names the folder of a measurement. */
export function isMeasurement(path: string, workingFolder: string): boolean {
  return isMeasured(resolve(workingFolder, path));
}

/** @throws AppError of sets and measurements that cannot be read, `SETS_SAME_NAME`, `NAMES_TWICE` (exit code 2) */
export function evalsPageOf(options: EvalsPageOptions): EvalsPage {
  const { workingFolder, title = 'Evaluations', mostBytes = MOST_BYTES } = options;
  const paths = options.paths.map((path) => resolve(workingFolder, path));
  const measured = paths.filter(isMeasured);
  const named = paths.filter((path) => !isMeasured(path));
  const sets = namedSets(named, workingFolder).map(shownSet);
  const measurements = measured.map((path) => shownMeasurement(path, sets));
  refuseTwins(measurements.map(({ name }) => name));
  const page: EvalsPage = {
    schema: EVALS_PAGE_SCHEMA,
    schemaVersion: EVALS_PAGE_SCHEMA_VERSION,
    tool: { name: 'sightline', version: VERSION },
    title,
    sets,
    measurements,
  };
  return JSON.stringify(page).length > mostBytes ? withoutTexts(page) : page;
}

/** Figures stay. */
function withoutTexts(page: EvalsPage): EvalsPage {
  return {
    ...page,
    sets: page.sets.map((set) => ({ ...set, items: null, map: null })),
    measurements: page.measurements.map((measurement) => ({ ...measurement, answers: null })),
  };
}

function shownSet({ path, set }: NamedSet): ShownSet {
  const { facts, items, funnel } = set;
  const linted = readSets([path]);
  const file = isSetFolder(path) ? join(path, ITEMS_FILE) : path;
  const near = nearIn(linted, file, items.length);
  const shown = items.map((item, at) => {
    const other = near.get(at)?.other;
    return { ...shownItem(item), ...(other !== undefined && { near: other }) };
  });
  return {
    name: facts.name,
    summary: summaryOf(set),
    kind: items[0]?.kind ?? 'yes-no',
    layout: facts.layout,
    license: facts.publication?.license ?? null,
    source: facts.publication?.attribution ?? facts.publication?.source ?? null,
    itemCount: items.length,
    labels: labelsOf(shown),
    meanConfidence: meanOf(items.flatMap(({ labelConfidence }) => labelConfidence ?? [])),
    writing: writingOf(set),
    funnel: funnel?.stages.map(({ name, kept, dropped = {} }) => ({ name, kept, dropped })) ?? null,
    findings: findingsOf(linted, file),
    ...peopleOf(set),
    map: mapOf(path, items),
    items: shown,
  };
}

/** By position of an item; none where some rows of the file are no items. */
function nearIn({ sets }: LintedFolder, file: string, items: number): ReturnType<typeof nearRows> {
  const rows = sets.find(({ path }) => path === file)?.rows;
  return rows?.length === items ? nearRows(rows) : new Map();
}

/** What the linter finds in one set, the worst first. */
function findingsOf(linted: LintedFolder, file: string): ShownSet['findings'] {
  return lint(linted)
    .findings.filter(({ set }) => set === file)
    .map(({ rule, severity, count, message, hint }) => ({
      ...{ rule, severity, count, message, hint },
      reason: rules.find(({ id }) => id === rule)?.reason ?? '',
    }))
    .sort((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity));
}

function summaryOf({ facts: { publication, writing } }: ItemSet): string {
  const { who, description } = (writing?.behavior ?? {}) as { readonly who?: unknown; readonly description?: unknown };
  if (publication?.summary !== undefined) return publication.summary;
  return typeof who === 'string' && typeof description === 'string' ? `${who} who ${description}` : '';
}

function writingOf({ facts: { writing } }: ItemSet): ShownSet['writing'] {
  if (writing === undefined) return null;
  const { writer, discriminator, probabilities } = writing;
  return { writer, discriminator, probabilities };
}

function shownItem({ id, statement, question, options, matching, notMatching, labelConfidence }: Item): ShownItem {
  return {
    id,
    text: (statement ?? (options.length > 0 ? questionParts(question).stem : question)).trim().toWellFormed(),
    options: options.map(({ letter, text }) => [letter, text.toWellFormed()]),
    matching: matching.map((answer) => answer.trim()),
    notMatching: notMatching.map((answer) => answer.trim()),
    confidence: labelConfidence ?? null,
  };
}

function labelsOf(items: readonly ShownItem[]): Record<string, number> {
  const labels = Map.groupBy(
    items.filter(({ matching }) => matching.length === 1),
    ({ matching }) => matching[0] as string,
  );
  const counts = [...labels].map(([label, some]): [string, number] => [label, some.length]);
  return Object.fromEntries(counts.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Without the items on which raters differ. */
function peopleOf({ people }: ItemSet): Pick<ShownSet, 'people'> {
  if (people === undefined) return {};
  const { disagreements: _, ...agreement } = people.agreement;
  return { people: { agreement, calibration: people.calibration } };
}

/** As `evals map` left it beside the set, where it is of the same items. */
function mapOf(folder: string, items: readonly Item[]): ShownSet['map'] {
  const path = join(folder, 'public', 'map.json');
  if (!existsSync(path)) return null;
  const read = itemsMapSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!read.success || read.data.items.length !== items.length) return null;
  const { method, embedder, namer, clusters, items: mapped } = read.data;
  if (mapped.some(({ id }, at) => id !== items[at]?.id)) return null;
  return {
    ...{ method, embedder, namer },
    clusters: clusters.map(({ id, name, items: count, position }) => ({ id, name, items: count, position })),
    places: mapped.map(({ position: [x, y], cluster }) => [x, y, cluster]),
  };
}

function shownMeasurement(folder: string, sets: readonly ShownSet[]): ShownMeasurement {
  const results = readResults(folder);
  const listed = new Map(sets.map((set) => [set.name, new Map(set.items?.map(({ id }, at) => [id, at]))]));
  const answers = new Map<string, Map<string, (number | null)[]>>();
  for (const { set, subject, item, p } of readAnswers(folder)) {
    const places = listed.get(set);
    const at = places?.get(item);
    if (places === undefined || at === undefined) continue;
    const bySubject = answers.get(set) ?? new Map<string, (number | null)[]>();
    const own = bySubject.get(subject) ?? new Array<number | null>(places.size).fill(null);
    own[at] = p === null ? null : Math.round(p * 1000) / 1000;
    answers.set(set, bySubject.set(subject, own));
  }
  const told = [...answers].map(([set, bySubject]) => [set, Object.fromEntries(bySubject)]);
  return { name: basename(folder), results, answers: Object.fromEntries(told) };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isMeasured(path: string): boolean {
  return isFile(join(path, RESULTS_FILE));
}

function refuseTwins(names: readonly string[]): void {
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin === undefined) return;
  throw usageError(
    'NAMES_TWICE',
    `Two measurements are called ${twin}.`,
    'Name each once, or rename the folder of one of them.',
  );
}
