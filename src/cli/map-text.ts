/** The map of a set, for a terminal. Names and items come from data: they pass `terminalText`. */

import { counted, grouped, percent } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { ItemsMap, MapSetResult } from '../index.ts';
import { spentText } from './spent-text.ts';

type Cluster = ItemsMap['clusters'][number];

const LEAST_WIDTH = 60;
/** Columns before the name. */
const FIGURES = 44;

export function mapText({ map, path, models }: MapSetResult, width: number): string {
  const room = Math.max(LEAST_WIDTH, width) - FIGURES;
  const [answer] = map.answers;
  const uneven = map.clusters.filter(({ balance }) => balance?.isUneven === true).length;
  const textOf = new Map(map.items.map(({ id, text }) => [id, text]));
  return [
    `${terminalText(map.set.name)}: ${counted(map.items.length, 'item')} in ${counted(map.clusters.length, 'cluster')}, named by ${map.namer === 'words' ? 'their words' : terminalText(map.namer)}`,
    '',
    `${column('items', 7)}${column(answer === undefined ? '' : terminalText(answer, 8), 9)}${column('95 %', 12)}  ${column('confidence', 11)}   name, example`,
    ...map.clusters.flatMap((cluster) => [
      `${figuresOf(cluster)}${terminalText(cluster.name, room)}`,
      `${' '.repeat(FIGURES)}${terminalText(textOf.get(cluster.nearest[0] as string) ?? '', room)}`,
    ]),
    '',
    ...setLines(map),
    ...(uneven === 0 ? [] : [unevenText(uneven, map)]),
    ...(models === null ? [] : [`Asked of models: ${spentText(models)}.`]),
    path === null ? 'Nothing was written: name a folder with --out.' : `Map ${path}`,
    '',
  ].join('\n');
}

function figuresOf({ items, balance, confidence }: Cluster): string {
  const mark = balance?.isUneven === true ? '!' : ' ';
  const interval = balance === null ? '' : balance.interval.map((share) => (100 * share).toFixed(0)).join(' - ');
  return `${column(grouped(items), 7)}${column(balance === null ? '' : percent(balance.share), 9)}${column(interval, 12)} ${mark}${column(confidence === null ? '' : confidence.mean.toFixed(3), 11)}   `;
}

function setLines({ answers, balance, confidence }: ItemsMap): string[] {
  const [answer] = answers;
  return [
    ...(balance === null || answer === undefined
      ? []
      : [
          `${terminalText(answer)} matches in ${percent(balance.share)} of the set (95 %: ${balance.interval.map(percent).join(' to ')}).`,
        ]),
    ...(confidence === null
      ? []
      : [`Mean confidence ${confidence.mean.toFixed(3)} over ${counted(confidence.items, 'item')}.`]),
  ];
}

function unevenText(uneven: number, { balance }: ItemsMap): string {
  const though = balance?.isEven === true ? ', though the set is balanced' : '';
  return `! ${counted(uneven, 'cluster')} lean${uneven === 1 ? 's' : ''} otherwise than the set${though}: write items of the other label there, or leave some out.`;
}

function column(text: string, width: number): string {
  return text.padStart(width);
}
