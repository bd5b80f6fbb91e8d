/** Every option of Sightline, declared once. */
import { z } from 'zod';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../core/terminal-text.ts';
import { modelOptions } from './model-options.ts';
import { isMapperFile } from './module-path.ts';
import { type Option, option } from './option.ts';

const wholeNumber = z.coerce.number().int();
const facetSchema = z.union([z.string(), z.record(z.string(), z.unknown())]);

export const options = {
  config: option({
    schema: z.string().optional(),
    flag: 'config',
    value: 'FILE',
    help: 'Configuration file. Default: the nearest sightline.yaml upward; a .ts file must be named here, because it is executed.',
  }),
  out: option({
    schema: z.string().optional(),
    flag: 'out',
    value: 'DIR',
    help: 'Where to write.',
  }),
  title: option({
    schema: z.string().max(200).regex(PLAIN_LINE, NOT_A_PLAIN_LINE).default('Usage insights'),
    flag: 'title',
    value: 'TEXT',
    file: 'title',
    help: 'Title of the release. It is published as written.',
    shapesResult: 'release',
  }),
  seed: option({
    schema: wholeNumber.min(0).max(2_147_483_647).default(0),
    flag: 'seed',
    value: 'N',
    file: 'seed',
    help: 'Seed of everything that is drawn at random.',
    shapesResult: 'analysis',
  }),
  threads: option({
    schema: wholeNumber.min(1).max(256).optional(),
    flag: 'threads',
    value: 'N',
    file: 'threads',
    help: 'Worker threads. Default: the number of cores. The result does not depend on it.',
  }),
  privacy: option({
    schema: z.enum(['local', 'internal', 'published']).default('internal'),
    flag: 'privacy',
    value: 'PRESET',
    file: 'privacy',
    help: 'Thresholds of the release: local (own eyes), internal (inside the organisation) or published (the open).',
    shapesResult: 'release',
  }),
  minAccounts: option({
    schema: wholeNumber.min(1).optional(),
    flag: 'min-accounts',
    value: 'N',
    file: 'thresholds.accounts',
    help: 'Least number of different accounts behind a cluster or parent. Default: as the preset says (5, 25, 250).',
    shapesResult: 'release',
  }),
  minConversations: option({
    schema: wholeNumber.min(1).optional(),
    flag: 'min-conversations',
    value: 'N',
    file: 'thresholds.conversations',
    help: 'Least number of conversations in a cluster or parent. Default: as the preset says (10, 50, 500).',
    shapesResult: 'release',
  }),
  minCellAccounts: option({
    schema: wholeNumber.min(1).optional(),
    flag: 'min-cell-accounts',
    value: 'N',
    file: 'thresholds.cellAccounts',
    help: 'Least number of different accounts behind a cell, its complement and every published word. Default: 3, 5, 5.',
    shapesResult: 'release',
  }),
  minCellConversations: option({
    schema: wholeNumber.min(1).optional(),
    flag: 'min-cell-conversations',
    value: 'N',
    file: 'thresholds.cellConversations',
    help: 'Least number of conversations in a cell and in its complement. Default: 5, 15, 15.',
    shapesResult: 'release',
  }),
  dp: option({
    schema: z.string().optional(),
    flag: 'dp',
    value: 'EPSILON,DELTA',
    help: 'A differentially private release, by account, e.g. 1,1e-6: words, counts and tables with noise. The same again costs nothing.',
  }),
  dpCap: option({
    schema: z.string().default('3,1e-5'),
    flag: 'dp-cap',
    value: 'EPSILON,DELTA',
    help: 'The most that releases of one workspace may spend of an account in all.',
  }),
  accounts: option({
    schema: z.boolean().default(true),
    flag: 'no-accounts',
    negative: true,
    file: 'accounts',
    help: 'Count conversations alone, for input that names no accounts. The release is stamped so.',
    shapesResult: 'analysis',
  }),
  accountField: option({
    schema: z.string().optional(),
    flag: 'account-field',
    value: 'FIELD',
    file: 'input.accountField',
    help: 'Input field that names the account, e.g. metadata.user_id. Default: detected.',
    shapesResult: 'analysis',
  }),
  format: option({
    schema: z.string().optional(),
    flag: 'format',
    value: 'NAME',
    file: 'input.format',
    help: 'Format of the input, as docs/formats.md names it. Default: detected from its content.',
    shapesResult: 'analysis',
  }),
  map: option({
    schema: z.string().optional(),
    flag: 'map',
    value: 'PARTS|FILE.ts',
    file: 'input.map',
    found: (map) => (map !== undefined && isMapperFile(map) ? undefined : map),
    help: 'Which members or columns hold what, where no format fits: text=question,answer=reply,account=customer.id,time=created; or a file whose default export makes a conversation of a row, which is executed, and in a file counts where --config names it. Instead of --format.',
    shapesResult: 'analysis',
  }),
  sample: option({
    schema: wholeNumber.min(1).optional(),
    flag: 'sample',
    value: 'N',
    file: 'input.sample',
    help: 'Analyse a seeded random sample of N conversations, each with equal weight.',
    shapesResult: 'analysis',
  }),
  k: option({
    schema: wholeNumber.min(1).max(1_000_000).optional(),
    flag: 'k',
    value: 'N',
    file: 'k',
    help: 'Number of base clusters. Default: by rule from the number of conversations and the thresholds.',
    shapesResult: 'analysis',
  }),
  beside: option({
    schema: z.array(z.string()).optional(),
    flag: 'beside',
    value: 'RUN',
    repeatable: true,
    help: 'A finished run that shares conversations with this one, and whose releases have the same readers: what could be worked out from all of them is left out. Give it once for each run.',
    shapesResult: 'release',
  }),
  continues: option({
    schema: z.string().optional(),
    flag: 'continues',
    value: 'RUN',
    help: 'An earlier finished run, whose conversations overlap with these: a cluster that continues one that it shows keeps its id, and the release says what each is to those.',
    shapesResult: 'analysis',
  }),
  edits: option({
    schema: z.string().optional(),
    flag: 'edits',
    value: 'FILE',
    help: 'What you want otherwise about the clusters of the run that is continued: names, what belongs together or apart. Default: edits.yaml in the folder of that run, where there is one. Names in it are published as written.',
    shapesResult: 'analysis',
  }),
  stability: option({
    schema: wholeNumber.min(0).max(100).default(10),
    flag: 'stability',
    value: 'N',
    file: 'stability',
    help: 'How surely each cluster is found again: up to N samples of accounts are clustered anew, and half as many times all with another seed; fewer, but 2 at least, where it would take long. 0 measures nothing.',
    shapesResult: 'analysis',
  }),
  embedder: option({
    schema: z.string().default('hybrid'),
    flag: 'embedder',
    value: 'NAME',
    file: 'embedder',
    help: 'use-lite, tfidf-svd or hybrid (both together), which work here; a folder with a model as onnx:DIR; or a model of a server as provider:model.',
    shapesResult: 'analysis',
  }),
  analyst: option({
    schema: z.enum(['lexical', 'model']).optional(),
    flag: 'analyst',
    value: 'KIND',
    file: 'analyst',
    help: 'Who says what conversations are about: model (the one of --model) or lexical (no model, only words that enough accounts used). Default: model where one is named, else lexical.',
    shapesResult: 'analysis',
  }),
  screen: option({
    schema: z.string().min(1).max(500).regex(PLAIN_LINE, NOT_A_PLAIN_LINE).optional(),
    flag: 'screen',
    value: 'QUESTION',
    file: 'screen',
    help: 'Take only conversations for which a model answers this question with yes, e.g. "Is it about elections?". It is published as written. Needs --model.',
    shapesResult: 'analysis',
  }),
  facetCalls: option({
    schema: z.enum(['together', 'each']).default('together'),
    flag: 'facet-calls',
    value: 'HOW',
    file: 'facetCalls',
    help: 'How a model is asked about a conversation: together (all questions in one call) or each (a call for every question, at about the cost of as many runs).',
    shapesResult: 'analysis',
  }),
  naming: option({
    schema: z.enum(['consensus', 'paper']).default('consensus'),
    flag: 'naming',
    value: 'HOW',
    file: 'naming',
    help: 'How a model names clusters: consensus (one account, one vote: only what enough accounts say is named) or paper (one call over a sample, which planted text can lead astray; for comparison).',
    shapesResult: 'release',
  }),
  auditMark: option({
    schema: wholeNumber.min(1).max(5).default(3),
    flag: 'audit-mark',
    value: 'N',
    file: 'auditMark',
    help: 'Least rating of the auditor with which a name may be shown: 1 (identifies a person) to 5 (identifies nobody).',
    shapesResult: 'release',
  }),
  top: option({
    schema: wholeNumber.min(2).max(100).default(10),
    flag: 'top',
    value: 'N',
    file: 'hierarchy.top',
    help: 'Clusters at the top of the tree, at most.',
    shapesResult: 'analysis',
  }),
  neighbourhood: option({
    schema: wholeNumber.min(5).max(200).default(40),
    file: 'hierarchy.neighbourhood',
    help: 'Clusters that a model looks at together, on average, when it proposes their parents.',
    shapesResult: 'analysis',
  }),
  boundary: option({
    schema: wholeNumber.min(0).max(50).default(8),
    file: 'hierarchy.boundary',
    help: 'Clusters next to them that it is shown as well.',
    shapesResult: 'analysis',
  }),
  categories: option({
    schema: z.array(z.string().trim().min(1).max(100).regex(PLAIN_LINE, NOT_A_PLAIN_LINE)).max(100).default([]),
    file: 'hierarchy.categories',
    help: 'Categories for the top of the tree, in your own words; with a model as analyst. They are published as written.',
    shapesResult: 'analysis',
  }),
  fixedCategories: option({
    schema: z.boolean().default(false),
    file: 'hierarchy.fixed',
    help: 'Whether there may be no other categories at the top.',
    shapesResult: 'analysis',
  }),
  facets: option({
    schema: z.array(facetSchema).optional(),
    file: 'facets',
    help: 'Facets of a conversation: names of built-in ones, or definitions. See docs/facets.md.',
    shapesResult: 'analysis',
  }),
  input: option({
    schema: z.union([z.string(), z.array(z.string())]).optional(),
    file: 'input.path',
    help: 'Files and folders to read when the command line names none, relative to the configuration file.',
  }),
  ...modelOptions,
  json: option({
    schema: z.boolean().default(false),
    flag: 'json',
    help: 'Print the result as JSON on standard output.',
  }),
  quiet: option({
    schema: z.boolean().default(false),
    flag: 'quiet',
    help: 'No progress on standard error.',
  }),
};

export type Options = typeof options;
export type OptionName = keyof Options;
export type Settings = { readonly [Name in OptionName]: z.output<Options[Name]['schema']> };

/** What can be chosen anew for another release of a finished run: all but these is as the analysis was. */
export const releaseOptions: readonly OptionName[] = Object.entries<Option>(options).flatMap(
  ([name, { shapesResult }]) => (shapesResult === 'release' ? [name as OptionName] : []),
);
