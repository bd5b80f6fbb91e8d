import type { ItemSet } from '../records.ts';
import type { Exporter } from './exporter.ts';
import { publishedText } from './published-set.ts';
import { statisticsText } from './statistics-file.ts';

/** The files that a set came in: one by itself, items and statistics as two in a folder. */
export const upstreamExporter: Exporter = {
  id: 'upstream',
  summary:
    'the layout that it came in, to the byte where nothing was changed (a folder with both files where it has statistics)',
  takesStatistics: true,
  files: (set) => {
    const statistics = statisticsFileOf(set);
    if (statistics === null) return [['', publishedText(set)]];
    if (set.items.length === 0) return [['', statistics[1]]];
    const name = `${set.facts.name}.jsonl`;
    const [other, text] = statistics;
    return [
      [name, publishedText(set)],
      [other === name ? `${set.facts.name}-statistics.jsonl` : other, text],
    ];
  },
};

function statisticsFileOf({ facts, statistics }: ItemSet): readonly [name: string, text: string] | null {
  if (facts.statistics === undefined || statistics === undefined) return null;
  const { name, file } = facts.statistics;
  return [`${name}.${file.format}`, statisticsText({ facts: facts.statistics, records: statistics })];
}
