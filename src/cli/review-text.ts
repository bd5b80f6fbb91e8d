/** What came of a review, for people. */

import { counted, grouped, points } from '../core/figures.ts';
import type { ReviewResults } from '../index.ts';

type Reviewer = ReviewResults['reviewers'][number];
type Judged = Reviewer['names'];
type Scored = Reviewer['scores'][number];
type Agreement = ReviewResults['agreement'][number];

const TITLE_WIDTH = 38;

export function reviewText({ sample, reviewers, agreement, openings }: ReviewResults): string {
  const { value, verdict, assignment, name, child } = sample.population;
  const verdicts = verdict === 0 ? '' : ` ${counted(verdict, 'verdict')} of the screener,`;
  const shown = openings.reduce((sum, opening) => sum + opening.shown, 0);
  return [
    `Up to ${counted(sample.items, 'item')} of each kind, of ${counted(value, 'facet value')},${verdicts} ${counted(assignment, 'assignment')}, ${counted(name, 'name')} and ${counted(child, 'cluster')} under parents.`,
    'Shares are those of the whole run, with 95 % intervals.',
    ...reviewers.flatMap((reviewer) => reviewerLines(reviewer, sample.questions)),
    ...agreement.flatMap(agreementLines),
    '',
    `Opened ${grouped(openings.length)} ${openings.length === 1 ? 'time' : 'times'}; ${counted(shown, 'item')} shown.`,
    '',
  ].join('\n');
}

function reviewerLines(reviewer: Reviewer, questions: number): string[] {
  const { values, facets, scores, screener, assignments, names, children } = reviewer;
  const { own, decoys, corrected } = assignments;
  return [
    '',
    `${reviewer.reviewer}: ${grouped(reviewer.answered)} of ${counted(questions, 'question')} answered`,
    ...judgedLine('facet values accurate', values),
    ...facets.flatMap(({ facet, ...judged }) => judgedLine(`  ${facet}`, judged)),
    ...scores.map((scored) => scoredLine(`  ${scored.facet}: own score and the model's`, scored)),
    ...judgedLine('verdicts of the screener accurate', screener.verdicts),
    ...judgedLine('  yes: rightly kept', screener.yes),
    ...judgedLine('  no: rightly left out', screener.no),
    ...judgedLine('texts fit their clusters', own),
    ...judgedLine('decoys taken to fit', decoys),
    ...(corrected === null ? [] : [figureLine('texts fit, corrected for decoys', corrected.share, corrected.interval)]),
    ...judgedLine('names fit', names),
    ...judgedLine('clusters belong under their parents', children),
  ];
}

/** Nothing of a kind that the sample has not. */
function judgedLine(title: string, { judged, cannotJudge, open, share, interval }: Judged): string[] {
  if (judged + cannotJudge + open === 0) return [];
  const notes = [
    `${grouped(judged)} judged`,
    ...(cannotJudge > 0 ? [`${grouped(cannotJudge)} cannot be judged`] : []),
    ...(open > 0 ? [`${grouped(open)} open`] : []),
  ].join(', ');
  return [share === null ? `  ${title.padEnd(TITLE_WIDTH)}  ${notes}` : figureLine(title, share, interval, notes)];
}

function figureLine(title: string, share: number, [low, high]: readonly [number, number], notes = ''): string {
  const figure = `${points(share).padStart(5)} %  (${points(low)} to ${points(high)})`;
  return `  ${title.padEnd(TITLE_WIDTH)}  ${figure.padEnd(26)}  ${notes}`.trimEnd();
}

function scoredLine(title: string, { rho, interval: [low, high], pairs }: Scored): string {
  const figure = rho === null ? 'nothing to rank' : `rho ${rho.toFixed(2)}  (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return `  ${title.padEnd(TITLE_WIDTH)}  ${figure.padEnd(26)}  ${counted(pairs, 'pair')}`;
}

function agreementLines({ reviewers, scores, ...kinds }: Agreement): string[] {
  const lines = Object.entries(kinds).flatMap(
    ([
      kind,
      {
        items,
        alike,
        kappa,
        interval: [low, high],
      },
    ]) => {
      if (items === 0) return [];
      const agree = `${points(alike as number)} % alike`;
      const beyond = kappa === null ? '' : `, kappa ${kappa.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
      return [`  ${kind.padEnd(TITLE_WIDTH)}  ${agree}${beyond}, ${counted(items, 'item')}`];
    },
  );
  return [
    '',
    `${reviewers.join(' and ')}`,
    ...lines,
    ...scores.map((scored) => scoredLine(`  ${scored.facet}`, scored)),
  ];
}
