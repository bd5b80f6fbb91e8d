/** What people said of a set, in sentences for its card. */
import { counted, percent } from '../../core/figures.ts';
import type {
  AgreementRecord,
  CalibrationRecord,
  PeopleRecords,
  QuestionAgreement,
} from '../../public-records/people.ts';

export const PEOPLE_HEADING = '## What people say of it';
/** Stands in the card of a set that nobody rated. */
export const NOT_COMPARED = 'It was not compared with people.';
const COMPARED = 'What people say of it is below.';

/** A paragraph of Markdown. */
export function peopleText({ agreement, calibration }: PeopleRecords): string {
  return [
    ...whoText(agreement),
    ...labelsText(agreement),
    ...ratingsText(agreement),
    ...agreementText(agreement.questions),
    ...(calibration === null ? [] : calibrationText(calibration)),
    'Intervals are of 95 %.',
  ].join(' ');
}

/** The card of a set that was written here, with what people say at its end in place of what they said before. */
export function cardWithPeople(card: string, people: PeopleRecords): string {
  const [before = ''] = card.split(`\n${PEOPLE_HEADING}\n`);
  return `${before.replace(NOT_COMPARED, COMPARED).trimEnd()}\n\n${PEOPLE_HEADING}\n\n${peopleText(people)}\n`;
}

function whoText({ raters, drawn }: AgreementRecord): string[] {
  const counting = raters.filter(({ isLeftOut }) => !isLeftOut);
  const out = raters.length - counting.length;
  const who = counting.filter(({ rated }) => rated > 0).length;
  const [right, checks] = [sum(counting.map(({ gold }) => gold.right)), sum(counting.map(({ gold }) => gold.checks))];
  const people = who === 1 ? 'One person' : `${who} people`;
  return [
    `${people} rated items of a random sample of ${drawn.items}, without seeing label or confidence.`,
    ...(out === 0 ? [] : [`The answers of ${out === 1 ? 'one more' : `${out} more`} were left out.`]),
    ...(checks === 0
      ? []
      : [`Of ${counted(checks, 'answer')} that were known beforehand ${percent(right / checks)} were right.`]),
  ];
}

function labelsText({ labels }: AgreementRecord): string[] {
  if (labels === null) return [];
  const { ofRatings, byMajority, corrected } = labels;
  const most =
    byMajority === null
      ? ''
      : `, and by the majority for ${shareText(byMajority)} of ${counted(byMajority.items, 'item')}`;
  return [
    `The label is right in ${shareText(ofRatings)} of ${counted(ofRatings.ratings, 'rating')}${most}. Mistakes of raters are part of that${correctedText(corrected)}.`,
  ];
}

function correctedText(corrected: NonNullable<AgreementRecord['labels']>['corrected']): string {
  if (corrected === null) return '';
  const { known } = corrected;
  const which = known.areDecoys ? ', which are plainer than those of the set' : '';
  return `; without them, as ${counted(known.items, 'known label')} show them${which}, ${shareText(corrected)} of labels are right`;
}

function ratingsText({ relevance, clear }: AgreementRecord): string[] {
  return [
    ...(relevance === null
      ? []
      : [`Relevance, from 1 to 5: mean ${relevance.mean.toFixed(2)}, standard deviation ${relevance.sd.toFixed(2)}.`]),
    ...(clear === null ? [] : [`${shareText(clear)} of ratings call the item unambiguous.`]),
  ];
}

function agreementText(questions: readonly QuestionAgreement[]): string[] {
  const labels = questions.find(({ question }) => question === 'label');
  if (labels === undefined || labels.alike === null) return [];
  const coefficients = [
    ...(labels.fleiss === null ? [] : [`Fleiss' kappa ${figureText(labels.fleiss)}`]),
    ...(labels.gwet === null ? [] : [`Gwet's AC1 ${figureText(labels.gwet)}`]),
  ];
  return [
    `On the answer that shows the behavior ${percent(labels.alike.value)} of pairs of ratings are alike, where chance gives ${percent(labels.byChance)}${coefficients.map((one) => `; ${one}`).join('')}.`,
  ];
}

function calibrationText({ items, reliability, brier, auroc, labelsRight }: CalibrationRecord): string[] {
  const { corrected, confidence, people } = labelsRight;
  return [
    `Beside ${counted(items, 'item')} that people judged, the confidences have a Brier score of ${brier.score.toFixed(3)} and an expected calibration error of ${reliability.expectedError.toFixed(3)}${auroc === null ? '' : `, and tell right labels from wrong ones with an AUROC of ${auroc.area.toFixed(2)}`}.`,
    ...(corrected === null || corrected.isNarrow
      ? [`By people alone ${shareText(people)} of labels are right; confidences alone say ${percent(confidence)}.`]
      : [
          `Of the whole set ${shareText(corrected)} of labels are right by people and confidences together (prediction-powered inference); confidences alone say ${percent(confidence)}.`,
        ]),
  ];
}

interface Share {
  readonly share: number;
  readonly interval: readonly [number, number];
}

function shareText({ share, interval: [low, high] }: Share): string {
  return `${percent(share)} (${percent(low)} to ${percent(high)})`;
}

function figureText({ value, interval: [low, high] }: NonNullable<QuestionAgreement['alike']>): string {
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((so, value) => so + value, 0);
}
