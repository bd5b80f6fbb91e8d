import { importSet } from '../../assembly/import-set.ts';
import { usageError } from '../../core/errors.ts';
import { counted } from '../../core/figures.ts';
import { statisticsOfItems } from '../../evals/sets/statistics.ts';
import type { ImportSetOptions, ItemSet } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';

export const evalsImport: Command = {
  name: 'evals import',
  usage: 'FILE [STATISTICS]',
  summary: 'Makes a set of a published file of evaluation items.',
  details:
    'The layout is told by the fields of the rows (docs/lint-rules.md names them). The set is a folder with set.yaml and items.jsonl; "evals export" makes the same file of it again, to the byte. A second file (.csv, .tsv or .jsonl) may say what is known of the things that items are about, such as the share of women in an occupation: each row of it belongs to the items that have its key in a field of the same name. It may also come later, into the folder of the set. What is stated of source and licence goes into set.yaml, and from there to where the set is published.',
  options: ['out'],
  flags: [
    { flag: 'key', value: 'COLUMN', help: 'What a row of statistics is about. Default: what finds most items.' },
    { flag: 'license', value: 'ID', help: 'Licence of the items, by its SPDX id: CC-BY-4.0.' },
    { flag: 'source', value: 'TEXT', help: 'Where they come from: a link, or words.' },
    { flag: 'attribution', value: 'TEXT', help: 'Who is to be named as their author, and how.' },
    { flag: 'language', value: 'CODE,CODE', help: 'Languages of the items, by their codes: en.' },
  ],
  positionals: [1, 2],
  example: 'sightline evals import agreeableness.jsonl --out sets/agreeableness --license CC-BY-4.0',
  run: async (context) => {
    const { positionals, own, resolved, workingFolder, terminal } = context;
    const { out } = resolved.settings;
    if (out === undefined) throw usageError('OUT_MISSING', 'There is no folder for the set.', 'Name one with --out.');
    const key = textOf(own['key']);
    const set = importSet({ path: positionals, out, workingFolder, key, publication: publicationOf(context) });
    terminal.out(`${contentsOf(set)} in ${out}\n`);
    return 0;
  },
};

function contentsOf({ facts, items, statistics = [] }: ItemSet): string {
  const held = `${counted(items.length, 'item')} (${facts.layout})`;
  if (facts.statistics === undefined) return held;
  const { key } = facts.statistics;
  const records = `${counted(statistics.length, 'record')} of statistics by ${key}`;
  if (items.length === 0) return records;
  const joined = statisticsOfItems(items, { facts: facts.statistics, records: statistics }).size;
  return `${held} and ${records}, which ${joined === items.length ? 'every item has' : `${counted(joined, 'item')} of them have`},`;
}

function publicationOf({ own }: CommandContext): ImportSetOptions['publication'] {
  const [license, source, attribution] = ['license', 'source', 'attribution'].map((flag) => textOf(own[flag]));
  const languages = textOf(own['language'])
    ?.split(',')
    .map((code) => code.trim());
  return {
    ...(license !== undefined && { license }),
    ...(source !== undefined && { source }),
    ...(attribution !== undefined && { attribution }),
    ...(languages !== undefined && { languages }),
  };
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
