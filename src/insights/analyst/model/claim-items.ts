/** What is counted of the list of one group: its claims, their words, and the sensitive kinds that it tells of. */
import { kindNames, type SensitiveKind, sensitiveKind } from '../sensitive/sensitive-words.ts';
import { type GroupClaims, MOST_CLAIMS } from './claims-prompt.ts';
import { contentWords } from './content-words.ts';

/** Words of a claim that are counted; what is longer is a sentence, not a claim. */
const MOST_WORDS = 5;

/** Something that a group says: a claim as a whole, one of its words, or any word of a sensitive kind. */
export interface Item {
  readonly stems: readonly string[];
  readonly form: string;
  /** Where it stands for any word of a kind. */
  readonly kind?: SensitiveKind;
  /** Whether the group itself says that a word of it is sensitive. */
  readonly isLabelled: boolean;
}

/** By a name that is the same for every group that says it; what a group says twice counts once. */
export function itemsOf({ claims, sensitive }: GroupClaims): Map<string, Item> {
  const labels = new Map(sensitive.flatMap(({ word, kind }) => contentWords(word).map(({ stem }) => [stem, kind])));
  return new Map(claims.slice(0, MOST_CLAIMS).flatMap((claim) => itemsOfClaim(claim, labels)));
}

/**
 * A claim, and each of its words, in which groups agree that put it differently; and the kind of each that is sensitive, in which
 * those agree that name different ones.
 */
function itemsOfClaim(claim: string, labels: ReadonlyMap<string, SensitiveKind>): [string, Item][] {
  const words = contentWords(claim).slice(0, MOST_WORDS);
  const stems = [...new Set(words.map(({ stem }) => stem))].sort();
  const item = (own: readonly string[], form: string): [string, Item] => [
    own.join(' '),
    { stems: own, form, isLabelled: own.some((stem) => labels.has(stem)) },
  ];
  const kinds = new Set(stems.flatMap((stem) => sensitiveKind(stem) ?? labels.get(stem) ?? []));
  return [
    ...words.map(({ stem, form }) => item([stem], form)),
    ...[...kinds].map(kindItem),
    ...(stems.length > 1 ? [item(stems, words.map(({ form }) => form).join(' '))] : []),
  ];
}

function kindItem(kind: SensitiveKind): [string, Item] {
  const form = kindNames[kind];
  return [`kind ${kind}`, { stems: contentWords(form).map(({ stem }) => stem), form, kind, isLabelled: false }];
}
