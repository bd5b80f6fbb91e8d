/** What a run found, for people and for programs. Names come from data: they pass `terminalText`. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease } from '../assembly/open-release.ts';
import { counted, grouped, percent } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { ReleaseData, RunResult } from '../index.ts';
import type { Terminal } from './command.ts';
import { screenedText } from './counts.ts';
import { formatCounts, formatsRead, rowsJoined } from './formats-read.ts';
import { wrapped } from './help.ts';
import { spentText } from './spent-text.ts';

const ROWS_SHOWN = 12;
/** Of conversations like those that were there up to 5 % were left over (docs/method.md). */
const RESIDUE_TOLD = 0.1;

export function resultJson(result: RunResult): string {
  const { run, release, usefulness, counts, models } = result;
  return `${JSON.stringify({ run, release, report: reportPath(release), usefulness, counts, models }, null, 2)}\n`;
}

/**
 * Where things are (the report first), what was found, and how useful and how careful it is.
 *
 * @param next a command that shows it
 */
export function resultText(result: RunResult, terminal: Terminal, next?: string): string {
  const release = openRelease(result.release);
  return [
    '',
    `Report   ${reportPath(result.release) ?? 'not made: the pages are not built (npm run build:explorer)'}`,
    `Release  ${result.release}`,
    `Run      ${join(result.run, 'private')} (private)`,
    ...(next === undefined ? [] : [`Explore  ${next}`]),
    ...(result.models === null ? [] : [`Models   ${modelsText(result.models)}`]),
    '',
    ...tableOf(release, terminal.width),
    '',
    ...summaryOf(result, release).flatMap((line) => (terminal.interactive ? wrapped(line, terminal.width - 1) : line)),
    '',
  ].join('\n');
}

/** Of all that the run ever asked. */
function modelsText({ sentTo, ...spending }: NonNullable<RunResult['models']>): string {
  const hosts = sentTo.filter((host) => host !== 'this machine');
  const where = hosts.length === 0 ? 'no text left this machine' : `text was sent to ${hosts.join(', ')}`;
  return `${spentText(spending)}; ${where}`;
}

function reportPath(release: string): string | null {
  const path = join(release, 'report.html');
  return existsSync(path) ? path : null;
}

function tableOf({ clusters }: ReleaseData, width: number): string[] {
  const tops = clusters.clusters
    .filter((cluster) => cluster.parent === null)
    .toSorted((left, right) => right.conversations - left.conversations);
  if (tops.length === 0) return ['Nothing may be shown under these thresholds.'];
  const nameWidth = Math.max(20, Math.min(64, width - 34));
  const children = Map.groupBy(clusters.clusters, (cluster) => cluster.parent);
  const lines = tops.slice(0, ROWS_SHOWN).map((top) => {
    const below = children.get(top.id)?.length ?? 0;
    const share = percent(top.share).padStart(7);
    return `${grouped(top.conversations).padStart(13)}  ${share}  ${String(below || '').padStart(6)}  ${terminalText(top.name, nameWidth)}`;
  });
  const more = tops.length - lines.length;
  return [
    'conversations    share  within  what people do',
    ...lines,
    ...(more > 0 ? [`${' '.repeat(32)}and ${more} more`] : []),
  ];
}

/** How each reason for leaving a cluster out reads after the number of its conversations. */
const reasons: Readonly<Record<string, string>> = {
  'too-few-conversations': 'in clusters of too few conversations',
  'too-few-accounts': 'in clusters of too few accounts',
  'no-name': 'in clusters without a word that enough people used',
  'failed-audit': 'in clusters whose name the auditor did not let pass',
  'protects-others': 'to protect others that could be worked out',
  'not-clustered': 'in no cluster',
};

function summaryOf({ usefulness, counts }: RunResult, { manifest, clusters }: ReleaseData): string[] {
  const { conversations, accounts, publishedShare, publishedClusters, publishedParents } = usefulness;
  const byAccounts = manifest.thresholds.counting === 'accounts';
  const under = publishedParents > 0 ? ` under ${counted(publishedParents, 'parent')}` : '';
  const withheld = Object.entries(usefulness.withheld).map(
    ([reason, count]) => `${grouped(count)} ${reasons[reason] ?? reason.replaceAll('-', ' ')}`,
  );
  const { nameMatchShare, withoutAccount, moreWithLowerPreset } = usefulness;
  return [
    `${counted(conversations, 'conversation')}${byAccounts ? ` of ${counted(accounts, 'account')}` : ''}; ${counted(publishedClusters, 'cluster')}${under} published.`,
    ...screeningOf(counts),
    `${percent(publishedShare)} of conversations lie in a published, named cluster.`,
    ...(withheld.length > 0 ? [`Left out: ${withheld.join('; ')}.`] : []),
    ...(nameMatchShare === null
      ? []
      : [`${percent(nameMatchShare)} find their own cluster among its neighbours by name and description alone.`]),
    ...stabilityOf(clusters.clusters),
    ...lineageOf(counts['clusters']),
    ...parentsOf(counts['hierarchy']),
    ...extensionOf(counts),
    ...(withoutAccount > 0 && byAccounts
      ? [`${percent(withoutAccount)} of conversations name no account and count for none.`]
      : []),
    ...(moreWithLowerPreset
      ? [`The next lower preset would show ${counted(moreWithLowerPreset, 'more cluster')}.`]
      : []),
    ...readingOf(counts),
    ...(manifest.dp === undefined
      ? []
      : ['These figures have no noise, other than those of the table: they are for you alone.']),
    ...manifest.stamps,
  ];
}

function screeningOf(counts: RunResult['counts']): string[] {
  const said = screenedText(counts['facets'] ?? {});
  return said === null ? [] : [`These were ${said}; shares are of them.`];
}

function stabilityOf(clusters: ReleaseData['clusters']['clusters']): string[] {
  const figures = clusters.flatMap(({ stability }) => stability ?? []).sort((left, right) => left - right);
  const median = figures[Math.floor((figures.length - 1) / 2)];
  return median === undefined
    ? []
    : [`Half of the published clusters have a stability of ${median.toFixed(2)} or less (1: always found again).`];
}

/** All clusters, shown or not: for the maker alone. */
function lineageOf({ continues, split, merged, born, gone }: Readonly<Record<string, number>> = {}): string[] {
  if (continues === undefined) return [];
  return [
    `Of the ${counted(continues + (gone ?? 0), 'cluster')} that the earlier release shows, ${continues} continue and ${gone} are gone; besides, ${split} split off, ${merged} merged from several and ${born} are new.`,
  ];
}

/** The same of parents, where the earlier release shows any. */
function parentsOf(counts: Readonly<Record<string, number>> = {}): string[] {
  const of = (kind: string): number => counts[`lineage.${kind}`] ?? 0;
  const before = of('continues') + of('gone');
  if (before === 0) return [];
  return [
    `Of its ${counted(before, 'parent')}, ${of('continues')} continue and ${of('gone')} are gone; ${of('split')} split off, ${of('merged')} merged and ${of('born')} are new.`,
  ];
}

function extensionOf(counts: RunResult['counts']): string[] {
  const { added, known = 0 } = counts['conversations'] ?? {};
  const { assigned = 0, residue = 0 } = counts['clusters'] ?? {};
  if (added === undefined) return [];
  const before = known > 0 ? ` (${grouped(known)} were in the run already)` : '';
  return [
    `${counted(added, 'conversation')} came to the run${before}: ${grouped(assigned)} are near enough to a cluster; ${grouped(residue)} are in none, farther away than 99 % of what was in one.`,
    ...(residue > RESIDUE_TOLD * added
      ? ['Where so many are in none, topics may have come up: cluster anew, with "insights run --continues".']
      : []),
  ];
}

/** What of the input was not used, and what was kept apart. */
function readingOf(counts: RunResult['counts']): string[] {
  const { conversations: read = {} } = counts;
  const { rejected = 0, leftOut = 0, filesSkipped = 0, formatGiven = 0 } = read;
  const unusable = rejected - leftOut;
  const joined = rowsJoined(read);
  const { partitions = 1 } = counts['embeddings'] ?? {};
  return [
    ...formatsRead(formatCounts(read), formatGiven > 0).map((line) => `Read as ${line}.`),
    ...(joined === null ? [] : [joined]),
    ...(leftOut > 0
      ? [`${counted(leftOut, 'row')} ${leftOut === 1 ? 'was' : 'were'} left out by time or --only.`]
      : []),
    ...(unusable > 0 ? [`${counted(unusable, 'row')} could not be used: private/rejects.jsonl says why.`] : []),
    ...copiesOf(read),
    ...(filesSkipped > 0
      ? [
          `${counted(filesSkipped, 'file')} in the input folders ${filesSkipped === 1 ? 'is' : 'are'} of another kind and not read.`,
        ]
      : []),
    ...(partitions > 1
      ? [`Languages were grouped apart (${partitions} groups): a topic is not joined across them.`]
      : []),
  ];
}

/** Conversations that say what another says, and what became of those of one account. */
function copiesOf({ copies = 0, copyGroups = 0, collapsed = 0 }: Readonly<Record<string, number>>): string[] {
  return [
    ...(collapsed > 0
      ? [`${counted(collapsed, 'conversation')} gave way to another of the same account that says the same.`]
      : []),
    ...(copies > 0
      ? [
          `${counted(copies, 'conversation')} ${copies === 1 ? 'says' : 'say'} the same as another or nearly so, in ${counted(copyGroups, 'group')} (private).`,
        ]
      : []),
  ];
}
