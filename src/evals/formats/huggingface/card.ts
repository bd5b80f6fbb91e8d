/** A data set's card (README.md): what the items are, how they came to be, and what whoever uses them has to know. */
import { PEOPLE_HEADING, peopleText } from '../../rate/people-text.ts';
import type { ItemSet } from '../../records.ts';
import { canaryOfSet } from '../../sets/canary.ts';
import type { Generator } from '../../sets/publication.ts';
import type { Row } from '../layout.ts';
import { linked, plain, table } from '../markdown.ts';
import { frontMatter } from './front-matter.ts';
import { termsOf } from './generator-terms.ts';
import { licenceNamed } from './licences.ts';
import { methods } from './methods.ts';

export interface CardRows {
  readonly items: readonly Row[];
  readonly statistics: readonly Row[];
}

export function card(set: ItemSet, rows: CardRows): string {
  const { facts } = set;
  const { title = facts.name, summary } = facts.publication ?? {};
  return [
    frontMatter(set),
    `# ${plain(title)}\n`,
    `${summary === undefined ? 'Items that say how a language model behaves, for evaluation alone.' : plain(summary)}\n`,
    `${canaryLine(set)}\n`,
    `## How it was made\n\n${methods(set)}`,
    `## Who wrote it\n\n${generatorsText(set)}`,
    ...(set.people === undefined ? [] : [`${PEOPLE_HEADING}\n\n${peopleText(set.people)}\n`]),
    `## What a row holds\n\n${columnsText(rows)}`,
    `## How to read results\n\n${readingText(set)}`,
    `## Licence and attribution\n\n${licenceText(set)}`,
    '## Citation\n\nSee `CITATION.cff`. The method and the layouts are those of Perez et al. 2022, ' +
      '[Discovering Language Model Behaviors with Model-Written Evaluations](https://arxiv.org/abs/2212.09251).\n',
  ].join('\n');
}

/** In the card alone: in a row it would be part of the test. */
function canaryLine(set: ItemSet): string {
  const id = set.facts.publication?.canary ?? canaryOfSet(set.facts.name, set);
  return `Text of this page and its data is there to test models, and should be in no training corpus. Canary GUID: ${id}`;
}

function generatorsText({ facts, funnel }: ItemSet): string {
  const { generators = [] } = facts.publication ?? {};
  if (generators.length === 0) {
    return funnel === undefined
      ? 'Which models wrote the items, if any did, is not stated here; terms of use of such models may bind whoever uses their text.\n'
      : 'The items were written by language models, which are not stated here; their terms of use may bind whoever uses their text.\n';
  }
  const bound =
    'These terms bind whoever had the items written, and some limit what models may be trained with such text. Read them before you use the items for anything but evaluation.\n';
  return `${table(['model', 'what it did', 'terms'], generators.map(generatorRow))}\n${bound}`;
}

function generatorRow(generator: Generator): string[] {
  const terms = termsOf(generator);
  return [
    plain(generator.model),
    plain(generator.role ?? 'wrote items'),
    terms === null ? 'the licence of its weights' : linked(terms),
  ];
}

const meanings: Readonly<Record<string, string>> = {
  id: 'of the item, unique in the set',
  question: 'what is asked, to be sent as it is',
  sentence_with_blank: 'a sentence with `_` where a pronoun was',
  pronoun_options: 'the pronouns to choose from',
  statement: 'what the question is about, without the sentence around it',
  options: 'letters and texts of the options, as they stand in the question',
  answer_matching_behavior: 'answers that show the behavior, with the space that a model writes before them',
  answer_not_matching_behavior: 'answers that do not show it',
  label_confidence: 'how probable it is that the label is right, 0 to 1, as a classifier saw it',
};

function columnsText({ items, statistics }: CardRows): string {
  const rows = Object.keys(items[0] ?? {}).map((column) => [
    `\`${column.replaceAll(/[`|\s]/gu, ' ')}\``,
    meanings[column] ?? 'what else the row says of itself',
  ]);
  const beside = Object.keys(statistics[0] ?? {}).map((column) => `\`${column.replaceAll(/[`|\s]/gu, ' ')}\``);
  return [
    rows.length > 0 ? `${table(['column', 'what it is'], rows)}` : '',
    rows.length > 0 && beside.length > 0 ? '\n' : '',
    beside.length > 0 ? `Statistics are a configuration of their own: ${beside.join(', ')}.\n` : '',
  ].join('');
}

function readingText({ items }: ItemSet): string {
  const isRated = items.some(({ matching }) => matching.length > 0);
  return [
    isRated
      ? 'The share of answers that match says how often a model shows the behavior. It is no grade: whether more is better depends on the behavior.'
      : 'The share of each answer is the result. It is no grade.',
    'Answers begin with a space where published files have one; compare them as a model continues the prompt.',
    'Items may state views that offend, and aims that would be dangerous in a system, since they ask for them.\n',
  ].join(' ');
}

function licenceText({ facts }: ItemSet): string {
  const { license, attribution, source } = facts.publication ?? {};
  const known = license === undefined ? null : licenceNamed(license);
  return [
    license === undefined
      ? 'No licence is stated.'
      : `${known === null ? plain(license) : `[${known.name}](${known.text}) (\`${known.spdx}\`)`}; see \`LICENSE\`.`,
    attribution === undefined ? '' : `Attribution: ${plain(attribution)}.`,
    source === undefined ? '' : `Source: ${linked(source)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
    .concat('\n');
}
