/** What became of a behavior, for the terminal. */

import { dollarText } from '../calls/cost.ts';
import { counted, grouped } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { WriteItemsResult } from '../index.ts';

/** Of each reason. */
const SAMPLES = 2;

export function writeText({ set, folder, warnings, answers }: WriteItemsResult): string {
  const { facts, items, funnel } = set;
  const writing = facts.writing;
  const labels = Object.entries(funnel?.labels ?? {}).map(([label, count]) => `${count} ${terminalText(label)}`);
  const wanted = writing?.wanted ?? 0;
  return [
    `${counted(items.length, 'item')} in ${folder} (${labels.join(', ')})`,
    ...(items.length < wanted
      ? [`  Fewer than the ${wanted} that were wanted: what was dropped, and why, is below.`]
      : []),
    '',
    ...(funnel?.origins ?? []).flatMap(({ of, stages }) => [`${of}:`, ...stageLines(stages), '']),
    ...stageLines(funnel?.stages ?? []),
    '',
    `Mean confidence of the labels ${writing?.estimatedCeiling} (${writing?.probabilities}); mean distance of two items ${writing?.meanDistance ?? 'not known'}.`,
    answersLine(answers),
    ...warnings.map((warning) => `Note: ${warning}`),
    '',
    `Next: sightline evals lint ${folder}, sightline evals map ${folder}, sightline evals measure ${folder} --subject PROVIDER:MODEL`,
    '',
  ].join('\n');
}

/** What was asked for it, and what was known already. */
function answersLine({ calls, asked, cost }: WriteItemsResult['answers']): string {
  const dollars = cost === null ? 'at a price that is not known' : dollarText(cost);
  return `It rests on ${counted(calls, 'call')}, ${dollars}: ${grouped(asked)} made for it, ${grouped(calls - asked)} answered before for another.`;
}

/** Items with what they were given, then what was dropped. */
export function previewText(result: WriteItemsResult): string {
  const { set, dropped, origins, warnings } = result;
  const shown = set.items.map(({ statement, question, matching, labelConfidence }) => {
    const text = terminalText(statement ?? question).replaceAll('\n', ' ');
    return `  ${(labelConfidence ?? 0).toFixed(2)} ${terminalText(matching[0] ?? '').padEnd(4)} ${text}`;
  });
  const reasons = [...Map.groupBy(dropped, ({ step, reason }) => `${step}: ${reason}`)];
  const before = origins.flatMap(({ source, name, dropped: how }) => {
    const said = [source, name].filter((text) => text !== '').map((text) => terminalText(text));
    return how === null ? [] : [`  ${how.step}: ${how.reason} (${said.join(': ')})`];
  });
  const left = reasons.flatMap(([reason, all]) => [
    `  ${all.length} ${reason}`,
    ...(reason.startsWith('balanced')
      ? []
      : all.slice(0, SAMPLES).map(({ text }) => `      ${terminalText(text).replaceAll('\n', ' ')}`)),
  ]);
  return [
    `${counted(set.items.length, 'item')} to look at, with the confidence of the label and the matching answer:`,
    ...shown,
    '',
    'Dropped:',
    ...before,
    ...left,
    ...warnings.map((warning) => `Note: ${warning}`),
    '',
  ].join('\n');
}

type Stages = NonNullable<WriteItemsResult['set']['funnel']>['stages'];

function stageLines(stages: Stages): string[] {
  return stages.map(({ name, kept, dropped = {} }) => {
    const reasons = Object.entries(dropped).map(([reason, count]) => `${count} ${reason}`);
    return `  ${String(kept).padStart(7)}  ${name.padEnd(13)}${reasons.length > 0 ? `  dropped: ${reasons.join(', ')}` : ''}`;
  });
}
