/** One group, one vote: which claims enough groups make, counted with noise. */
import { hashOf } from '../../../core/hash.ts';
import { keyedStream } from '../../../core/keyed-stream.ts';
import { discreteLaplace } from '../../../privacy/discrete-laplace.ts';
import { type ClaimRule, sensitiveRule } from './claim-rule.ts';
import { MOST_CLAIMS } from './claims-prompt.ts';
import { contentWords } from './content-words.ts';
import { kindNames, type SensitiveKind, sensitiveKind } from './sensitive-words.ts';

/** Words of a claim that are counted; what is longer is a sentence, not a claim. */
const MOST_WORDS = 5;

/** Something that groups say: a claim as a whole, one of its words, or any word of a sensitive kind. */
interface Item {
  readonly stems: readonly string[];
  readonly form: string;
  readonly isKind: boolean;
}

interface Counted extends Omit<Item, 'form'> {
  /** Groups that say it. */
  votes: number;
  /** How it is written, by the number of groups. */
  readonly forms: Map<string, number>;
}

export interface SurvivingClaim {
  /** In the form that most groups use. */
  readonly text: string;
  readonly stems: readonly string[];
}

/**
 * By how many groups each is made is left behind here: what stands first in a name would else tell of a single vote, at more
 * thresholds than the one that the noise is for.
 */
export interface SurvivingClaims {
  /** Whole claims, then single words of them; each in the order of the alphabet. */
  readonly claims: readonly SurvivingClaim[];
  /** Stems of the words that may be used. */
  readonly words: ReadonlySet<string>;
}

/**
 * A word may be used where it passes by itself, and a claim where it and all its words do: else a word would have as many
 * chances to pass by noise as there are claims that hold it.
 *
 * @param lists what each group claims, as it was written
 */
export function survivingClaims(
  lists: readonly (readonly string[])[],
  rule: ClaimRule,
  secret: Uint8Array,
): SurvivingClaims {
  // The same lists have the same noise under any thresholds, so that another release tells nothing more; other lists have other noise.
  const input = hashOf(lists);
  const passed = [...countedIn(lists)].flatMap(([item, { stems, votes, forms, isKind }]): SurvivingClaim[] => {
    const { support, margin } =
      !isKind && stems.some((stem) => sensitiveKind(stem) !== null) ? sensitiveRule(rule) : rule;
    const shown = votes + noiseOf(`votes ${input} ${item}`, rule, secret);
    return votes >= support && shown >= support + margin ? [{ text: mostUsed(forms), stems }] : [];
  });
  // The name of a kind says no more than itself: its words are free where it passes.
  const words = new Set(passed.flatMap(({ stems, text }) => (stems.length === 1 || isKindName(text) ? stems : [])));
  const claims = passed.filter(({ stems }) => stems.every((stem) => words.has(stem)));
  return { claims: claims.sort(wholeFirst), words };
}

function noiseOf(name: string, { epsilon }: ClaimRule, secret: Uint8Array): number {
  return epsilon === null ? 0 : discreteLaplace(keyedStream(secret, name), epsilon);
}

function countedIn(lists: readonly (readonly string[])[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const list of lists) {
    const said = new Map(list.slice(0, MOST_CLAIMS).flatMap(itemsOf));
    for (const [item, { stems, form, isKind }] of said) {
      const known = counted.get(item) ?? { stems, isKind, votes: 0, forms: new Map<string, number>() };
      known.votes++;
      known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
      counted.set(item, known);
    }
  }
  return counted;
}

/**
 * A claim, and each of its words, in which groups agree that put it differently; and the kind of each that is sensitive, in which
 * those agree that name different ones.
 */
function itemsOf(claim: string): [string, Item][] {
  const words = contentWords(claim).slice(0, MOST_WORDS);
  const stems = [...new Set(words.map(({ stem }) => stem))].sort();
  const single = words.map(({ stem, form }): [string, Item] => [stem, { stems: [stem], form, isKind: false }]);
  const kinds = new Set(stems.map(sensitiveKind).filter((kind) => kind !== null));
  const whole: Item = { stems, form: words.map(({ form }) => form).join(' '), isKind: false };
  return [
    ...single,
    ...[...kinds].map(kindItem),
    ...(stems.length > 1 ? [[stems.join(' '), whole] as [string, Item]] : []),
  ];
}

function kindItem(kind: SensitiveKind): [string, Item] {
  const form = kindNames[kind];
  return [`kind ${kind}`, { stems: contentWords(form).map(({ stem }) => stem), form, isKind: true }];
}

function isKindName(text: string): boolean {
  return Object.values(kindNames).includes(text);
}

function mostUsed(forms: ReadonlyMap<string, number>): string {
  const [most] = [...forms].sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1));
  return most?.[0] ?? '';
}

function wholeFirst(left: SurvivingClaim, right: SurvivingClaim): number {
  return right.stems.length - left.stems.length || (left.text < right.text ? -1 : 1);
}
