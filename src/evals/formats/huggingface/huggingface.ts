import { jsonLines } from '../../../core/json.ts';
import type { ItemSet } from '../../records.ts';
import type { Exporter } from '../exporter.ts';
import { card } from './card.ts';
import { citation } from './citation.ts';
import { ITEMS_FILE, STATISTICS_FILE } from './front-matter.ts';
import { licenceNamed } from './licences.ts';
import { itemRows, statisticRows } from './rows.ts';

/** A folder that can be uploaded to the Hugging Face Hub as it is: card, rows, licence and how to cite it. */
export const huggingFaceExporter: Exporter = {
  id: 'huggingface',
  summary: 'a folder ready for the Hugging Face Hub, with a card that says how the set was made',
  takesStatistics: true,
  notes: (set) => notesOf(set),
  files: (set) => {
    const items = itemRows(set.items);
    const { facts } = set;
    const statistics = facts.statistics === undefined ? [] : statisticRows(set.statistics ?? [], facts.statistics);
    const licence = licenceFile(set);
    return [
      ...(items.length > 0 ? [[ITEMS_FILE, jsonLines(items)] as const] : []),
      ...(statistics.length > 0 ? [[STATISTICS_FILE, jsonLines(statistics)] as const] : []),
      ...(licence === null ? [] : [['LICENSE', licence] as const]),
      ['CITATION.cff', citation(set)],
      ['README.md', card(set, { items, statistics })],
    ];
  },
};

/** The licence by name, and where its text is. */
function licenceFile({ facts }: ItemSet): string | null {
  const { license, attribution, source } = facts.publication ?? {};
  if (license === undefined) return null;
  const known = licenceNamed(license);
  return [
    known === null ? license : `${known.name} (${known.spdx})\n${known.text}`,
    ...(attribution === undefined ? [] : [`Attribution: ${attribution}`]),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ]
    .join('\n\n')
    .concat('\n');
}

function notesOf({ facts }: ItemSet): string[] {
  const { license, languages, source, authors, attribution } = facts.publication ?? {};
  const missing = [
    license === undefined ? 'license' : null,
    languages === undefined ? 'languages' : null,
    source === undefined ? 'source' : null,
    authors === undefined && attribution === undefined ? 'authors' : null,
  ].filter((name) => name !== null);
  if (missing.length === 0) return [];
  return [
    `The card says that it is not stated: ${missing.join(', ')}. State it under "publication" in set.yaml, and export again.`,
  ];
}
