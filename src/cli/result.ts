/** What a run found, for people and for programs. Names come from data: they pass `terminalText`. */
import { join } from 'node:path';
import { terminalText } from '../core/terminal-text.ts';
import { type AnalysisResult, openRelease, type ReleaseData } from '../index.ts';
import type { Terminal } from './command.ts';

const ROWS_SHOWN = 12;

export function resultJson(result: AnalysisResult): string {
  const { run, release, usefulness } = result;
  return `${JSON.stringify({ run, release, report: reportPath(release), usefulness }, null, 2)}\n`;
}

/** Where things are (the report first), what was found, and how useful and how careful it is. */
export function resultText(result: AnalysisResult, terminal: Terminal): string {
  const release = openRelease(result.release);
  return [
    '',
    `Report   ${reportPath(result.release)}`,
    `Release  ${result.release}`,
    `Run      ${join(result.run, 'private')} (private)`,
    '',
    ...tableOf(release, terminal.width),
    '',
    ...summaryOf(result, release),
    '',
  ].join('\n');
}

function reportPath(release: string): string {
  return join(release, 'report.html');
}

function tableOf({ clusters }: ReleaseData, width: number): string[] {
  const tops = clusters.clusters
    .filter((cluster) => cluster.parent === null)
    .toSorted((left, right) => right.conversations - left.conversations);
  const nameWidth = Math.max(20, Math.min(64, width - 34));
  const children = Map.groupBy(clusters.clusters, (cluster) => cluster.parent);
  const lines = tops.slice(0, ROWS_SHOWN).map((top) => {
    const below = children.get(top.id)?.length ?? 0;
    const share = `${(100 * top.share).toFixed(1)} %`.padStart(7);
    return `${String(top.conversations).padStart(13)}  ${share}  ${String(below || '').padStart(6)}  ${terminalText(top.name, nameWidth)}`;
  });
  const more = tops.length - lines.length;
  return [
    `conversations    share  within  what people do`,
    ...lines,
    ...(more > 0 ? [`${' '.repeat(33)}and ${more} more`] : []),
  ];
}

function summaryOf({ usefulness }: AnalysisResult, { manifest }: ReleaseData): string[] {
  const { conversations, accounts, publishedShare, publishedClusters, publishedParents } = usefulness;
  const people = manifest.thresholds.counting === 'accounts' ? ` of ${accounts} accounts` : '';
  const withheld = Object.entries(usefulness.withheld).map(
    ([reason, count]) => `${count} ${reason.replaceAll('-', ' ')}`,
  );
  return [
    `${conversations} conversations${people}; ${publishedClusters} clusters under ${publishedParents} parents are published.`,
    `${percent(publishedShare)} of conversations lie in a published, named cluster${withheld.length > 0 ? `; left out: ${withheld.join(', ')}` : ''}.`,
    ...(usefulness.nameMatchShare === null
      ? []
      : [
          `${percent(usefulness.nameMatchShare)} find their own cluster among its neighbours by name and description alone.`,
        ]),
    ...(usefulness.withoutAccount > 0 && manifest.thresholds.counting === 'accounts'
      ? [`${percent(usefulness.withoutAccount)} of conversations name no account and count for none.`]
      : []),
    ...(usefulness.moreWithLowerPreset
      ? [`The next lower preset would show ${usefulness.moreWithLowerPreset} more clusters.`]
      : []),
    ...manifest.stamps,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
