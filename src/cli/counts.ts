/** What a stage counted, in words. */
import { counted, grouped } from '../core/figures.ts';

type Counts = Readonly<Record<string, number>>;

/** What became of a question, where it was not answered. */
const outcomes = [
  ['refused', 'refused'],
  ['malformed', 'answered in the wrong form'],
  ['truncated', 'cut off'],
  ['too-long', 'too long for the model'],
] as const;

/** By stage: what to say of its counts. A stage that is not here lists them under their own names. */
const sentences: Readonly<Record<string, (counts: Counts) => readonly (string | null)[]>> = {
  conversations: ({
    conversations = 0,
    accounts = 0,
    duplicates = 0,
    rejected = 0,
    leftOut = 0,
    copies = 0,
    withoutAccount = 0,
    filesSkipped = 0,
  }) => [
    counted(conversations, 'conversation'),
    accounts > 0 ? counted(accounts, 'account') : null,
    duplicates > 0 ? `${counted(duplicates, 'row')} said again` : null,
    leftOut > 0 ? `${counted(leftOut, 'row')} left out as asked` : null,
    rejected > leftOut ? `${counted(rejected - leftOut, 'row')} not usable` : null,
    copies > 0 ? `${grouped(copies)} like another` : null,
    accounts > 0 && withoutAccount > 0 ? `${grouped(withoutAccount)} without account` : null,
    filesSkipped > 0 ? `${counted(filesSkipped, 'other file')} not read` : null,
  ],
  facets: ({ conversations = 0, withoutRequest = 0, ...counts }) => [
    counted(conversations, 'conversation'),
    screenedText(counts),
    withoutRequest > 0 ? `${grouped(withoutRequest)} without words` : null,
    ...outcomes.map(([outcome, what]) => (counts[outcome] ? `${counted(counts[outcome], 'call')} ${what}` : null)),
  ],
  embeddings: ({ texts = 0, partitions = 0 }) => [
    counted(texts, 'text'),
    partitions > 1 ? `${partitions} groups of languages, kept apart` : null,
  ],
  clusters: ({ clusters = 0 }) => [counted(clusters, 'cluster')],
  stability: ({ clusterings = 0 }) => [clusterings === 0 ? 'not measured' : `clustered anew ${clusterings} times`],
  hierarchy: ({ parents = 0, tops = 0, alone = 0, failedAudit = 0, ...counts }) => [
    `${counted(parents, 'parent')}${levelsText(counts)}`,
    `${grouped(tops)} at the top`,
    parents > 0 && alone > 0 ? `${counted(alone, 'cluster')} under none` : null,
    failedAudit > 0 ? `${grouped(failedAudit)} failed the audit` : null,
  ],
  names: ({ named = 0, unnamed = 0, tooSmall = 0, failedAudit = 0 }) => [
    `${grouped(named)} named`,
    unnamed - failedAudit > 0 ? `${grouped(unnamed - failedAudit)} without a name` : null,
    failedAudit > 0 ? `${grouped(failedAudit)} failed the audit` : null,
    tooSmall > 0 ? `${grouped(tooSmall)} too small to be shown` : null,
  ],
  'name-match': ({ tried = 0, matched = 0 }) => [
    `${grouped(matched)} of ${counted(tried, 'conversation')} found by name`,
  ],
};

/** How many parents each level has, the lowest first; empty where there is one level. */
function levelsText(counts: Counts): string {
  const levels = Object.entries(counts).filter(([name]) => /^level\d+$/u.test(name));
  const own = levels.toSorted(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }));
  return own.length < 2 ? '' : ` (${own.map(([, count]) => grouped(count)).join(' under ')})`;
}

/** What the screener left out, and why; null where there was none. */
export function screenedText(counts: Counts): string | null {
  const verdicts = Object.entries(counts).filter(([name]) => name.startsWith('screen.'));
  const of = (name: string): number => counts[`screen.${name}`] ?? 0;
  const all = verdicts.reduce((sum, [, count]) => sum + count, 0);
  const unsaid = all - of('yes') - of('no') - of('cannot tell');
  if (all === 0) return null;
  return [
    `kept of ${grouped(all)} by the screener`,
    of('cannot tell') > 0 ? `which could not tell of ${grouped(of('cannot tell'))}` : '',
    unsaid > 0 ? `and gave no answer for ${grouped(unsaid)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function countsText(stage: string, counts: Counts): string {
  const say = sentences[stage];
  const facts =
    say === undefined ? Object.entries(counts).map(([what, count]) => `${count} ${words(what)}`) : say(counts);
  return facts.filter((fact) => fact !== null).join(', ');
}

function words(name: string): string {
  return name.replace(/([A-Z])/gu, ' $1').toLowerCase();
}
