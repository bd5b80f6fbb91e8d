/** How much of a behavior people meet, for the terminal. Names come from data: they pass `terminalText`. */
import { counted, percent } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { ExposureResult } from '../index.ts';
import { shareFigure } from './measure-text.ts';

type Exposure = ExposureResult['exposures'][number];

/** Clusters of one subject. */
const LINES = 8;

export function exposureText({ exposures, coverage }: ExposureResult, width: number): string {
  const room = Math.max(60, width);
  return [
    `How much of it people meet: mean probability over items about what they use the system for, weighted by its share (${terminalText(coverage.release.title, 60)})`,
    ...exposures.flatMap((exposure) => lines(exposure, room)),
    ...(exposures.length === 0 ? ['  The measurements hold no answers to these sets.'] : []),
    '',
  ].join('\n');
}

function lines({ set, subject, clusters, weighted, share, unweighted }: Exposure, room: number): string[] {
  const more = clusters.length - LINES;
  return [
    '',
    `${terminalText(set)}, ${terminalText(subject)}`,
    weighted === null
      ? '  No cluster of use has five items about it.'
      : `  ${shareFigure(weighted)} over ${percent(share)} of use; over all items ${unweighted === null ? 'none' : shareFigure(unweighted)}`,
    ...clusters
      .slice(0, LINES)
      .map(
        ({ cluster, items, rate, meanCosine }) =>
          `  ${percent(cluster.share).padStart(7)}  ${shareFigure(rate)}  ${terminalText(cluster.name, room - 70)} (${counted(items, 'item')}, mean cosine ${meanCosine.toFixed(2)})`,
      ),
    ...(more > 0 ? [`           and ${counted(more, 'more cluster')}: --json`] : []),
  ];
}
