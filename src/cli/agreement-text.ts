/** What came of the ratings of a set, for a terminal. Comments and ids come from files: they pass `terminalText`. */
import { counted, grouped, percent, points } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { RatingResults } from '../index.ts';
import { wrapped } from './help.ts';

type Agreement = RatingResults['agreement'];
type Calibration = NonNullable<RatingResults['calibration']>;
type Coefficient = Agreement['questions'][number]['alike'];
type Rater = RatingResults['raters'][number];

const SHOWN = 10;

export function agreementText(
  { raters, agreement, calibration, comments, files }: RatingResults,
  width: number,
): string {
  return [
    ...ratersText(raters),
    ...labelsText(agreement, width),
    '',
    ...agreement.questions.flatMap(questionText),
    ...disagreementsText(agreement),
    ...(calibration === null
      ? ['', 'No item that was rated has a confidence and a majority: there is no calibration.']
      : calibrationText(calibration, width)),
    ...commentsText(comments, width),
    '',
    'Intervals are of 95 %.',
    ...files.map((file) => `Written: ${terminalText(file)}`),
    '',
  ].join('\n');
}

function ratersText(raters: readonly Rater[]): string[] {
  const name = Math.max(...raters.map(({ rater }) => rater.length));
  const guessing = raters.filter(({ gold, isLeftOut }) => gold.verdict === 'at-chance' && !isLeftOut);
  return [
    ...raters.map(({ rater, rated, items, gold, isLeftOut }) =>
      [
        rater.padEnd(name),
        `${grouped(rated)} of ${counted(items, 'item')} rated`,
        goldText(gold),
        ...(isLeftOut ? ['left out'] : []),
      ].join('   '),
    ),
    ...guessing.map(
      ({ rater }) =>
        `! ${rater} answers what is known no better than by guessing. To leave them out: --without ${rater}`,
    ),
    '',
  ];
}

function goldText({ right, checks, share, interval, chance, verdict }: Rater['gold']): string {
  if (share === null || chance === null) return 'no answer that is known';
  const few = verdict === 'too-few' ? '; too few to tell' : '';
  return `${right} of ${counted(checks, 'known answer')} right (${range(interval)}; by guessing ${percent(chance)}${few})`;
}

function labelsText({ labels, relevance, clear }: Agreement, width: number): string[] {
  return [
    ...(labels === null
      ? []
      : [
          `Labels right     ${share(labels.ofRatings)} of ${counted(labels.ofRatings.ratings, 'rating')} of ${counted(labels.ofRatings.items, 'item')}`,
          ...(labels.byMajority === null
            ? []
            : [
                `  by majority    ${share(labels.byMajority)} of ${counted(labels.byMajority.items, 'item')}${labels.ties > 0 ? `; ${labels.ties} without a majority` : ''}`,
              ]),
          ...correctedText(labels.corrected, width),
        ]),
    ...(clear === null ? [] : [`Unambiguous      ${share(clear)} of ${counted(clear.ratings, 'rating')}`]),
    ...(relevance === null
      ? []
      : [
          `Relevance        mean ${relevance.mean.toFixed(2)}${relevance.interval === null ? '' : ` (${plain(relevance.interval)})`}, sd ${relevance.sd.toFixed(2)}, of ${counted(relevance.ratings, 'rating')}`,
        ]),
  ];
}

function correctedText(corrected: NonNullable<Agreement['labels']>['corrected'], width: number): string[] {
  if (corrected === null)
    return ['  mistakes of raters are part of both: no label is known by which they could be taken out'];
  const { knownRight, known, isWide } = corrected;
  return [
    `  corrected      ${share(corrected)}, mistakes of raters taken out (${percent(knownRight)} right of ${counted(known.answers, 'answer')} to ${counted(known.items, 'known label')})`,
    ...(known.areDecoys
      ? wrapped(
          'These were made for the set and are plainer than its items: raters likely err more than they show. --gold has them rate items whose labels are known and that are as hard.',
          width,
        )
      : []),
    ...(isWide ? wrapped('So few known labels say little of the raters: the corrected interval is wide.', width) : []),
  ];
}

const titles = { relevance: 'relevance', label: 'which answer shows the behavior', clear: 'whether it is unambiguous' };

function questionText({
  question,
  items,
  alike,
  byChance,
  baseRates,
  ...coefficients
}: Agreement['questions'][number]): string[] {
  if (alike === null) return [`Agreement on ${titles[question]}: nothing was rated twice.`];
  const rates = baseRates.map(({ answer, share: of }) => `${terminalText(answer)} ${percent(of)}`).join(', ');
  const { cohen, fleiss, gwet, krippendorff } = coefficients;
  return [
    `Agreement on ${titles[question]}: ${percent(alike.value)} alike (${range(alike.interval)}), by chance ${percent(byChance)}; ${counted(items, 'item')} rated twice or more`,
    `  given            ${rates}`,
    ...line("Cohen's kappa", cohen),
    ...line("Fleiss' kappa", fleiss),
    ...line("Gwet's AC1", gwet),
    ...line('alpha, nominal', krippendorff.nominal),
    ...line('alpha, ordinal', krippendorff.ordinal),
    ...line('alpha, interval', krippendorff.interval),
  ];
}

function line(title: string, found: Coefficient): string[] {
  return found === null ? [] : [`  ${title.padEnd(17)}${found.value.toFixed(2)}  (${plain(found.interval)})`];
}

function disagreementsText({ disagreements }: Agreement): string[] {
  if (disagreements.length === 0) return [];
  const more = disagreements.length - SHOWN;
  return [
    '',
    `Raters differ on ${counted(disagreements.length, 'item')}:`,
    ...disagreements.slice(0, SHOWN).map(({ item, label, clear, relevance }) => {
      const labels = counts(label);
      return `  ${terminalText(item, 20)}  ${labels}; unambiguous ${counts(clear)}; relevance ${relevance.join(' ')}`;
    }),
    ...(more > 0 ? [`  and ${more} more, in public/agreement.json`] : []),
  ];
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .map(([answer, count]) => `${terminalText(answer, 30)} ${count}`)
    .join(', ');
}

function calibrationText(
  { items, ties, reliability, brier, auroc, recalibration, labelsRight }: Calibration,
  width: number,
): string[] {
  const { people, corrected, confidence } = labelsRight;
  return [
    '',
    `Confidences beside ${counted(items, 'item')} that people judged by majority${ties > 0 ? ` (${ties} without one left out)` : ''}:`,
    '  confidence     mean     right by people          items',
    ...reliability.bins.map(
      ({ from, to, count, meanConfidence, ...of }) =>
        `  ${from.toFixed(2)} to ${to.toFixed(2)}   ${meanConfidence.toFixed(3)}    ${share(of).padEnd(24)} ${grouped(count).padStart(5)}`,
    ),
    `  Brier score ${brier.score.toFixed(3)}${brier.interval === null ? '' : ` (${plain(brier.interval, 3)})`}; expected calibration error ${reliability.expectedError.toFixed(3)}`,
    auroc === null
      ? '  AUROC: none, for all labels that were judged are of one sort'
      : `  AUROC ${auroc.area.toFixed(2)} (${plain(auroc.interval)}): tells ${grouped(auroc.right)} right labels from ${grouped(auroc.wrong)} wrong ones`,
    ...recalibrationText(recalibration),
    ...(corrected === null
      ? []
      : wrapped(
          `Labels right in the whole set: ${share(corrected)} by people and confidences together (prediction-powered, confidences weighed ${corrected.weight.toFixed(2)}); by confidences alone ${percent(confidence)}, by people alone ${share(people)}.`,
          width,
        )),
    ...(corrected?.isNarrow === true
      ? wrapped(
          'Fewer than ten of the labels that were judged are of one sort, right or wrong: they say little of calibration, and the prediction-powered interval is narrower than it should be. Rely on that of people alone.',
          width,
        )
      : []),
  ];
}

function recalibrationText(found: Calibration['recalibration']): string[] {
  if (found === null) return ['  Too few items to put the confidences right by.'];
  const scores = ({ brier, expectedError }: typeof found.asIs): string =>
    `Brier ${brier.toFixed(3)}, expected error ${expectedError.toFixed(3)}`;
  return [
    `  Put right, tried on items that the fit had not seen (${found.folds} folds):`,
    `    as they are  ${scores(found.asIs)}`,
    `    isotonic     ${scores(found.isotonic)}`,
    `    Platt        ${scores(found.platt)}`,
  ];
}

function commentsText(comments: RatingResults['comments'], width: number): string[] {
  if (comments.length === 0) return [];
  const more = comments.length - SHOWN;
  return [
    '',
    'Comments:',
    ...comments
      .slice(0, SHOWN)
      .map(
        ({ item, rater, comment }) =>
          `  ${terminalText(item, 20)}  ${rater}: ${terminalText(comment, Math.max(40, width - 30))}`,
      ),
    ...(more > 0 ? [`  and ${more} more, with --json`] : []),
  ];
}

interface Share {
  readonly share: number;
  readonly interval: readonly [number, number];
}

function share(of: Share): string {
  return `${percent(of.share)} (${range(of.interval)})`;
}

function range([low, high]: readonly [number, number]): string {
  return `${points(low)} to ${percent(high)}`;
}

function plain([low, high]: readonly [number, number], digits = 2): string {
  return `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
}
