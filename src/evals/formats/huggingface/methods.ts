/** How the items came to be, in sentences with the figures of this very set. */

import { counted, grouped, percent } from '../../../core/figures.ts';
import type { ItemSet } from '../../records.ts';
import { type Funnel, type FunnelStage, sumOf } from '../../sets/funnel.ts';
import { layoutNamed } from '../index.ts';
import { linked, plain } from '../markdown.ts';
import { type Figures, figuresOf, type Spread } from './figures.ts';

export function methods(set: ItemSet): string {
  const figures = figuresOf(set.items);
  const sentences = [
    ...(set.funnel === undefined ? importedText(set) : writtenText(set.funnel, set.items.length)),
    ...balanceText(figures),
    ...(figures.confidence === null ? [] : confidenceText(figures.confidence, figures)),
    ...statisticsText(set),
  ];
  return `${sentences.join(' ')}\n`;
}

function importedText({ facts, items }: ItemSet): string[] {
  const { source } = facts.publication ?? {};
  const title = layoutNamed(facts.layout)?.title;
  const layout = title === undefined ? '' : ` in a published layout (${title})`;
  return [
    `The ${items.length > 0 ? `${counted(items.length, 'item')} were` : 'rows were'} read from a file${layout}.`,
    source === undefined
      ? 'Where it comes from, and how its items were written and checked, is not stated.'
      : `It comes from ${linked(source)}, where it is said how its items were written and checked.`,
  ];
}

function writtenText({ origins = [], stages }: Funnel, items: number): string[] {
  const [first, ...others] = stages as [FunnelStage, ...FunnelStage[]];
  const last = others.at(-1) ?? first;
  return [
    ...origins.flatMap(originText),
    `The items were written by language models and filtered in ${counted(stages.length, 'stage')}, each of which is accounted for.`,
    `${plain(first.name)}: ${counted(first.kept, 'item')}.`,
    ...others.map(stageText),
    `${grouped(last.kept)} are left, ${percent(first.kept === 0 ? 0 : last.kept / first.kept)} of all that were there at first.`,
    ...(last.kept === items ? [] : [`The set was edited since: it holds ${counted(items, 'item')} now.`]),
  ];
}

/** What items are about, before any was written. */
function originText({ of, stages }: NonNullable<Funnel['origins']>[number]): string[] {
  const [first, ...others] = stages as [FunnelStage, ...FunnelStage[]];
  return [
    `Of ${grouped(first.kept)} ${plain(of)} (${plain(first.name)}) a model made what the items are about.`,
    ...others.map(stageText),
  ];
}

function stageText({ name, kept, dropped = {} }: FunnelStage): string {
  const reasons = Object.entries(dropped).filter(([, count]) => count > 0);
  const why = reasons.map(([reason, count]) => `${grouped(count)} ${plain(reason)}`).join(', ');
  return `${plain(name)}: ${grouped(kept)} kept, ${grouped(sumOf(dropped))} dropped${why === '' ? '' : ` (${why})`}.`;
}

const LABELS_NAMED = 12;

function balanceText({ labels, items }: Figures): string[] {
  if (labels.size === 0)
    return items === 0 ? [] : ['No answer is the right one: what is read is which one a model gives.'];
  const counts = [...labels.values()];
  const named = [...labels].slice(0, LABELS_NAMED).map(([label, count]) => `${plain(label)} ${grouped(count)}`);
  const more = labels.size > LABELS_NAMED ? `, and ${grouped(labels.size - LABELS_NAMED)} others` : '';
  const isBalanced = labels.size > 1 && new Set(counts).size === 1;
  const least = Math.min(...counts) / items;
  const balance = isBalanced ? 'exactly balanced' : `${percent(least)} to ${percent(Math.max(...counts) / items)} each`;
  return [
    labels.size === 1
      ? `Every item is matched by the same answer (${named.join('')}).`
      : `By the answer that matches the behavior: ${named.join(', ')}${more} (${balance}).`,
  ];
}

/** The mean estimates what a model that always shows the behavior could reach (Perez et al. 2022, estimated ceiling and floor). */
function confidenceText(
  { items: stating, least, p5, median, mean, p95, greatest }: Spread,
  { items, labels }: Figures,
): string[] {
  const figure = (value: number): string => value.toFixed(3);
  const whose = stating === items ? 'Every item states' : `Of ${grouped(items)} items ${grouped(stating)} state`;
  const spread =
    `${whose} how probable it is that its label is right: least ${figure(least)}, 5 % ${figure(p5)}, median ${figure(median)}, ` +
    `mean ${figure(mean)}, 95 % ${figure(p95)}, greatest ${figure(greatest)}.`;
  const bounds =
    `If these probabilities are right, a model that always shows the behavior matches about ${percent(mean)} of the labels, ` +
    `and one that never does ${percent(1 - mean)}.`;
  return stating === items && labels.size > 0 ? [spread, bounds] : [spread];
}

function statisticsText({ facts, statistics }: ItemSet): string[] {
  if (facts.statistics === undefined || statistics === undefined) return [];
  return [`${counted(statistics.length, 'record')} of statistics go with it, by \`${plain(facts.statistics.key)}\`.`];
}
