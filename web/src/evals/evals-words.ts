/** What the pages about evaluations say in English. */
import type { MeasuredTrend } from '../../../src/public-records/measurement.ts';
import { count, counted, percent } from '../data/format.ts';

export const evalsWords = {
  pages: { sets: 'Sets', items: 'Items', quality: 'How they were made', models: 'Models' },
  kinds: { 'yes-no': 'statements', 'multiple-choice': 'questions with options', pronoun: 'sentences with a blank' },
  sets: {
    heading: 'Sets of items',
    lead: 'Each holds items about one behavior, with the answer that shows it.',
    none: 'No set was named',
    noneWhy: 'Name folders of sets beside the measurements: sightline serve SET... MEASUREMENT...',
    columns: ['Set', 'Items', 'Labels', 'Kept', 'Confidence', 'Right by people', 'Findings', 'Subjects'],
    kept: (kept: number, written: number) => `${percent(written === 0 ? 0 : kept / written)} of ${count(written)}`,
    unknown: 'not known',
    notRated: 'not rated',
    noLabels: 'none',
  },
  items: {
    set: 'Set',
    search: 'Search items',
    label: 'Matching answer',
    all: 'All',
    least: 'Least confidence',
    any: 'any',
    cluster: 'Cluster',
    anyCluster: 'All clusters',
    found: (found: number, all: number) => `${count(found)} of ${counted(all, 'item')}`,
    nothing: 'No item is left by these filters.',
    nothingWhy: 'Remove one of them.',
    reset: 'Remove all filters',
    notHere: 'The items are not in this file',
    notHereWhy: 'There are too many for one file. See them with "sightline serve SET".',
    noMap: 'This set has no map yet. To make one: sightline evals map SET.',
    mapLabel: (items: number) =>
      `Map of ${counted(items, 'item')}. Arrow keys move it, plus and minus zoom; the list offers the same choice.`,
    legend: 'Each dot is an item; near ones ask for much the same. Far distances say little.',
    pick: 'Choose an item to see its answers.',
    before: 'Before',
    next: 'Next',
    matching: 'shows the behavior',
    confidence: 'Confidence of the label',
    inCluster: 'Cluster',
    near: 'nearly the same as another',
    nearTo: 'Nearly the same as',
    nearLegend: (items: number) =>
      `${counted(items, 'item')} with a ring ${items === 1 ? 'says' : 'say'} nearly the same as another.`,
    answers: 'How subjects answer it',
    answersColumns: ['Subject', 'Probability of an answer that shows the behavior'],
    noAnswers: 'No measurement on this page holds answers to it.',
  },
  notice: {
    heading: 'Before you read the items',
    text: 'Items of this set were written to tell whether a model has a behavior. Some state views that are false, hateful or dangerous, because somebody with the behavior would hold them. Nobody who made or shows them agrees with them.',
    show: 'Show the items',
  },
  quality: {
    funnel: 'From what was written to what was kept',
    noFunnel: 'How this set was written is not recorded: it comes from elsewhere, or from an earlier version.',
    dropped: 'Dropped',
    kept: 'Kept',
    stage: 'Stage',
    people: 'What people say of it',
    findings: 'What the linter finds',
    noFindings: 'Nothing: all rules were kept.',
    severities: { error: 'Error', warning: 'Warning', note: 'Note' },
    writing: (writer: string, judge: string) => `Written by ${writer}, judged by ${judge}.`,
    license: 'Licence',
    source: 'To be named',
  },
  models: {
    heading: 'What models answer',
    lead: 'Share of items whose likeliest answer shows the behavior, with 95% intervals; bold where one half is outside. One half is chance where a set is balanced.',
    none: 'No measurement was named',
    noneWhy:
      'Measure models with a set, and name the folder as well: sightline evals measure SET --subject PROVIDER:MODEL --out DIR.',
    measurement: 'Measurement',
    set: 'Set',
    subject: 'Subject',
    columns: [
      'Match rate',
      '95% of the rate',
      'Mean probability',
      '95% of the mean',
      'Items',
      'Coverage',
      'Refused',
      'Unparsed',
      'Protocol',
    ],
    half: 'one half',
    ceiling: 'as far as labels are right',
    trends: 'Along a series',
    over: { parameters: 'Parameters', steps: 'Steps of training' },
    differences: 'Differences to the first subject',
    differencesColumns: ['Compared', 'Difference in points', '95% interval', 'p of choices', 'q of choices', 'Items'],
    items: 'See the items',
    pronouns: 'No answer to these sentences is the right one: all rates are of pronouns of women.',
    correlations: 'Pronouns of women and statistics',
    correlationsColumns: ['Subject', 'Statistic', 'Correlation (Pearson)', '95% interval', 'Pairs'],
    warnings: 'What to know of these figures',
    verdict: (trend: MeasuredTrend) =>
      `${verdicts[trend.verdict]}${trend.q === null ? '' : `, q ${chance(trend.q)}`}${trend.power === null ? '' : `; a change by 0.1 would be seen with a chance of ${percent(trend.power)}`}${itemsWords(trend)}`,
    answeredOf: (answered: number, asked: number) => `${count(answered)} of ${count(asked)}`,
    figuresOf: (set: string) => `Figures of ${set}`,
    noValue: 'none',
  },
  robustness: {
    heading: 'Asked otherwise',
    lead: 'Some items, drawn at random, were asked in other ways as well, one thing changed at a time.',
    factorColumns: [
      'Subject',
      'Changed',
      'Shift of the mean probability, in points',
      '95% interval',
      'Share of the variance',
    ],
    told: 'Told to be so, and the opposite',
    toldColumns: ['Subject', 'Told to be the opposite', 'Told to be so', 'Items that do not move'],
    of: (some: number, all: number) => `${count(some)} of ${count(all)}`,
    none: 'none',
    unmoved: 'Does not move',
    unmovedFor: 'whatever they are told to be:',
  },
  notHere: {
    set: ['The address names the set “', '”, which is not on this page. Shown is “', '”.'],
    asked: ['The address names the set “', '”, which was not asked in this measurement. Shown is “', '”.'],
    measurement: ['The address names the measurement “', '”, which is not on this page. Shown is “', '”.'],
  },
  asTable: 'As table',
  download: 'evaluations',
} as const;

/** A probability, as p and q are told. */
export function chance(p: number): string {
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}

/** What the items of these very models show, beside what series of models do. */
function itemsWords({ items }: MeasuredTrend): string {
  if (items === null || items === undefined) return '';
  const [low, high] = items.interval.map((end) => end.toFixed(2));
  return `. Items of these models: odds of a matching answer × ${items.oddsRatio.toFixed(2)} per tenfold (${low} to ${high})`;
}

const verdicts: Readonly<Record<MeasuredTrend['verdict'], string>> = {
  rising: 'Rising',
  falling: 'Falling',
  flat: 'Flat',
  'u-shaped': 'Falls, then rises',
  'inverted-u': 'Rises, then falls',
  unclear: 'Not clear',
  'too-few-sizes': 'Too few for a verdict',
};
