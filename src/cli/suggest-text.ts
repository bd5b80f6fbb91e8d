/** Suggestions and coverage, for a terminal. Names and items come from data: they pass `terminalText`. */
import { counted, grouped, percent } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { SuggestBehaviorsResult, UsageCoverage } from '../index.ts';
import { spentText } from './spent-text.ts';

const FROM_LIST =
  'Of a list, the same for every area: what differs is what items are about. With --model, of each area its own.';
const LEAST_WIDTH = 60;
/** Lines of a table, of which the rest is in the file. */
const LINES = 12;
/** Of fewer items on a cluster most may be there by chance. */
const SEVERAL = 5;

export function suggestText({ suggestions, coverage, folder, models }: SuggestBehaviorsResult, width: number): string {
  const room = Math.max(LEAST_WIDTH, width);
  const [first] = suggestions;
  return [
    `${counted(suggestions.length, 'behavior')} to test, by the share of use that each touches`,
    ...(suggestions.every(({ by }) => by === 'list') ? [FROM_LIST] : []),
    '',
    ...[...Map.groupBy(suggestions, ({ area }) => area.id).values()].flatMap((some) => areaLines(some, room)),
    ...(coverage === null ? [] : coverageLines(coverage, room)),
    '',
    ...(models === null ? [] : [`Asked of models: ${spentText(models)}.`]),
    `Written to ${folder}`,
    ...(first === undefined ? [] : [`Next: sightline evals write ${folder}/${first.file} --preview 20`]),
    '',
  ].join('\n');
}

/** @param some suggestions of one area */
function areaLines(some: SuggestBehaviorsResult['suggestions'], room: number): string[] {
  return some.flatMap(({ file, reason, area, share, shareInterval }, at) => [
    ...(at > 0
      ? []
      : [
          `${percent(share).padStart(7)}  ${terminalText(area.name, room - 35)} (${shareInterval.map(percent).join(' to ')})`,
        ]),
    `           ${terminalText(reason, room - 11)}`,
    `           ${terminalText(file)}`,
  ]);
}

function coverageLines(coverage: UsageCoverage, room: number): string[] {
  const { clusters, sets, items, coveredShare, listedShare, relatedFrom } = coverage;
  const untested = clusters.filter((cluster) => cluster.items === 0);
  const tested = clusters.filter((cluster) => cluster.items > 0);
  const often = tested.filter((cluster) => cluster.items >= SEVERAL).reduce((sum, { share }) => sum + share, 0);
  const unused = items.filter(({ cluster }) => cluster === null);
  return [
    '',
    `Items are about ${percent(coveredShare)} of use, ${SEVERAL} or more about ${percent(often)}; clusters that are shown hold ${percent(listedShare)}. (Related: cosine ${relatedFrom} or more.)`,
    ...sets.map(
      ({ set, items: all, related, meanCosine }) =>
        `  ${terminalText(set)}: ${grouped(related)} of ${counted(all, 'item')} about published use${meanCosine === null ? '' : `, mean cosine ${meanCosine.toFixed(2)}`}`,
    ),
    ...table(
      'Use that items are about',
      tested.map(({ share, name, items: count, meanCosine }) => [
        share,
        `${terminalText(name, room - 40)}: ${counted(count, 'item')}, mean cosine ${(meanCosine ?? 0).toFixed(2)}`,
      ]),
    ),
    ...table(
      'Use that no item is about',
      untested.map(({ share, name }) => [share, terminalText(name, room - 12)]),
    ),
    ...(unused.length === 0 ? [] : ['', `${counted(unused.length, 'item')} about no published use, among them`]),
    ...evenly(unused, 5).map(({ set, text }) => `  ${terminalText(set)}: ${terminalText(text, room - 20)}`),
  ];
}

function table(title: string, rows: readonly (readonly [number, string])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - LINES;
  return [
    '',
    title,
    ...rows.slice(0, LINES).map(([share, text]) => `${percent(share).padStart(7)}  ${text}`),
    ...(more > 0 ? [`         and ${counted(more, 'more cluster')}: coverage.json`] : []),
  ];
}

function evenly<Value>(values: readonly Value[], most: number): Value[] {
  const step = Math.max(1, values.length / most);
  return values.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, most);
}
