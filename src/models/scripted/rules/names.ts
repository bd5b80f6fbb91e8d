/** Claims of a group, and names from claims, summaries or children. */
import type { Rule, Seen } from '../rule.ts';
import { frequentWords, tellingWords } from './frequent-words.ts';
import { isTopic, topicsIn } from './topics.ts';

const CLAIMS = 8;
const IN_CLAIM = 2;
/** Words of a name, beside the small ones. */
const IN_NAME = 3;
const IN_DESCRIPTION = 5;
/** Of a cluster of items. */
const LABELS = 5;

export const claimsRule: Rule = {
  prompt: 'group-claims',
  answer: ({ allQuoted }) => ({
    claims: inClaims(frequentWords(allQuoted.flatMap(({ name, text }) => (name === 'summary' ? [text] : [])))),
    // It knows no meanings: what is sensitive is for lists to say.
    sensitive: [],
  }),
};

export const clusterNameRule: Rule = {
  prompt: 'cluster-name',
  answer: (seen) => named(linesOf(seen, 'claims'), seen),
};

export const paperNameRule: Rule = {
  prompt: 'paper-cluster-name',
  answer: (seen) => {
    const outside = new Set(frequentWords(linesOf(seen, 'outside')).slice(0, CLAIMS));
    const words = frequentWords(linesOf(seen, 'summaries'));
    return named([...words.filter((word) => !outside.has(word)), ...words], seen);
  },
};

export const itemLabelsRule: Rule = {
  prompt: 'item-cluster-labels',
  answer: (seen) => {
    const outside = new Set(frequentWords(linesOf(seen, 'outside')).slice(0, CLAIMS));
    const words = frequentWords(linesOf(seen, 'inside'));
    const telling = [...new Set([...words.filter((word) => !outside.has(word)), ...words])];
    const pairs = telling.map((_, label) => listed(telling.slice(label, label + IN_CLAIM)));
    const spare = Array.from({ length: LABELS }, (_, label) => `theme ${label + 1}`);
    return { labels: [...pairs, ...spare].slice(0, LABELS) };
  },
};

/** What most of the children have in common: a word, or else a topic; else their own first words. */
export const parentNameRule: Rule = {
  prompt: 'parent-name',
  answer: (seen) => {
    const groups = linesOf(seen, 'groups').map((line) => line.replace(/^Help with /u, '').split(':')[0] ?? '');
    const [topic] = topicsIn(groups.join(' '));
    const most = Math.max(2, groups.length / 2);
    const shared = frequentWords(groups).filter((word) => groups.filter((group) => holds(group, word)).length >= most);
    const parts = groups.filter((group) => !isTopic(group)).map((group) => group.split(/,| and /u)[0]?.trim() ?? '');
    const words = named([...shared, ...parts], seen);
    const isTaken = seen
      .quoted('taken')
      .toLowerCase()
      .split('\n')
      .includes(topic?.toLowerCase() ?? '');
    return topic === undefined || isTaken || shared.length > 0 ? words : { ...words, name: topic };
  },
};

function holds(text: string, word: string): boolean {
  return tellingWords(text).includes(word);
}

function inClaims(words: readonly string[]): string[] {
  return Array.from({ length: Math.min(CLAIMS, Math.ceil(words.length / IN_CLAIM)) }, (_, claim) =>
    words.slice(IN_CLAIM * claim, IN_CLAIM * (claim + 1)).join(' '),
  );
}

function linesOf({ quoted }: Seen, name: string): string[] {
  return quoted(name)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** The first words that make a name which nobody has. */
function named(words: readonly string[], { quoted }: Seen): { description: string; name: string } {
  const different = [...new Set(words)].filter((word) => word !== '');
  const taken = new Set(quoted('taken').toLowerCase().split('\n'));
  const starts = different.map((_, start) => `Help with ${listed(different.slice(start, start + IN_NAME))}`);
  const name = starts.find((candidate) => !taken.has(candidate.toLowerCase())) ?? 'Help with something';
  return { description: `Requests about ${listed(different.slice(0, IN_DESCRIPTION))}.`, name };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? 'something';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
