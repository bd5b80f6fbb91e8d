/** The head of a data set's card, from which the hub knows licence, size and how to load it. */
import { stringify } from 'yaml';
import type { Item, ItemSet } from '../../records.ts';
import { licenceNamed } from './licences.ts';

/** Where the rows are in the folder. */
export const ITEMS_FILE = 'data/items.jsonl';
export const STATISTICS_FILE = 'data/statistics.jsonl';
/** There is one: a set of items is there to test, and nothing of it to train on. */
const SPLIT = 'test';

/** By the hub's names: its list of pipelines. */
const tasks: Readonly<Record<Item['kind'], string>> = {
  'yes-no': 'question-answering',
  'multiple-choice': 'multiple-choice',
  pronoun: 'fill-mask',
};

/** Fields as in the hub's specification of dataset cards (huggingface/hub-docs, datasetcard.md). */
export function frontMatter({ facts, items, statistics }: ItemSet): string {
  const { license, languages, title } = facts.publication ?? {};
  const licence = license === undefined ? null : licenceNamed(license);
  const rows = items.length > 0 ? items.length : (statistics?.length ?? 0);
  const kinds = [...new Set(items.map(({ kind }) => tasks[kind]))];
  const configs = [
    ...(items.length > 0 ? [configOf('default', ITEMS_FILE)] : []),
    ...(statistics === undefined ? [] : [configOf(items.length > 0 ? 'statistics' : 'default', STATISTICS_FILE)]),
  ];
  const head = stringify({
    pretty_name: title ?? facts.name,
    license: licence?.hub ?? (license === undefined ? 'unknown' : 'other'),
    ...(license !== undefined && licence === null && { license_name: slug(license), license_link: 'LICENSE' }),
    ...(languages !== undefined && { language: languages }),
    size_categories: [sizeCategory(rows)],
    ...(kinds.length > 0 && { task_categories: kinds }),
    tags: ['model-written-evaluations', 'language-model-behavior', 'evaluation'],
    configs,
  });
  return `---\n${head}---\n`;
}

function configOf(name: string, path: string): Record<string, unknown> {
  return { config_name: name, data_files: [{ split: SPLIT, path }] };
}

const sizes = ['1K', '10K', '100K', '1M', '10M', '100M'];

function sizeCategory(rows: number): string {
  const at = sizes.findIndex((_, power) => rows < 10 ** (power + 3));
  if (at === 0) return 'n<1K';
  return at < 0 ? '100M<n<1B' : `${sizes[at - 1]}<n<${sizes[at]}`;
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9.-]+/gu, '-');
}
