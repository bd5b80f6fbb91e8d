/** CITATION.cff, version 1.2.0 (citation-file-format.github.io): how a set is cited, and what it is built on. */
import { stringify } from 'yaml';
import type { ItemSet } from '../../records.ts';
import { licenceNamed } from './licences.ts';

type Author = Readonly<Record<string, string>>;

/** The method and its layouts. */
const paper = {
  type: 'article',
  title: 'Discovering Language Model Behaviors with Model-Written Evaluations',
  authors: [{ 'family-names': 'Perez', 'given-names': 'Ethan' }, { name: 'and others' }],
  year: 2022,
  identifiers: [{ type: 'other', value: 'arXiv:2212.09251' }],
  url: 'https://arxiv.org/abs/2212.09251',
};

export function citation({ facts }: ItemSet): string {
  const { title = facts.name, summary, version, license, url, source, attribution, authors } = facts.publication ?? {};
  const licence = license === undefined ? null : licenceNamed(license);
  const link = source !== undefined && /^https?:\/\/\S+$/u.test(source) ? source : null;
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use this data set, please cite it as below, and what it is built on.',
    type: 'dataset',
    title,
    authors: authors?.map(authorOf) ?? [{ name: attribution ?? `The authors of ${facts.name}` }],
    ...(summary !== undefined && { abstract: summary }),
    ...(version !== undefined && { version }),
    ...(licence !== null && { license: licence.spdx }),
    ...(url !== undefined && { url }),
    ...(link !== null && { identifiers: [{ type: 'url', value: link, description: 'Where the items come from' }] }),
    keywords: ['model-written evaluations', 'language model behavior', 'evaluation'],
    references: [paper],
  });
}

function authorOf(name: string): Author {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/u.exec(name) ?? [];
  return family === undefined || given === undefined
    ? { name }
    : { 'family-names': family.trim(), 'given-names': given.trim() };
}
