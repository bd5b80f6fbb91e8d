/**
 * What may stand in one name with a sensitive word. "Diabetes" and "nurse" can each be said by many, and of one person alone
 * together: beside a sensitive word stands no other attribute of a person, unless both are in one claim that has the support.
 */
import { quasiIdentifier } from './quasi-identifiers.ts';
import { type SensitiveKind, sensitiveKind } from './sensitive-words.ts';

/** Something of a person that a name can tell. */
interface Attribute {
  readonly stem: string;
  readonly kind: string;
  readonly isSensitive: boolean;
}

/** Words that stand in a name together or not at all. */
export interface NameTerm {
  readonly stems: readonly string[];
  /** Where it stands for any word of a kind. */
  readonly kind?: SensitiveKind | undefined;
}

/** What is shown so far. */
export class SideBySide {
  readonly #supported: readonly ReadonlySet<string>[];
  readonly #shown: Attribute[] = [];

  /** @param supported terms that have the support by themselves, whether they are shown or not */
  constructor(supported: readonly NameTerm[]) {
    this.#supported = supported.filter(({ stems }) => stems.length > 1).map(({ stems }) => new Set(stems));
  }

  allows(term: NameTerm): boolean {
    return attributesOf(term).every((own) => this.#shown.every((other) => this.#mayStandWith(own, other)));
  }

  add(term: NameTerm): void {
    this.#shown.push(...attributesOf(term));
  }

  #mayStandWith(one: Attribute, other: Attribute): boolean {
    if (one.kind === other.kind || !(one.isSensitive || other.isSensitive)) return true;
    return this.#supported.some((stems) => stems.has(one.stem) && stems.has(other.stem));
  }
}

/** Those of the terms that may stand in one text, the first ones first. */
export function standingTogether<Term extends NameTerm>(terms: readonly Term[]): Term[] {
  const shown = new SideBySide(terms);
  return terms.filter((term) => {
    if (!shown.allows(term)) return false;
    shown.add(term);
    return true;
  });
}

export function isSensitive({ stems, kind }: NameTerm): boolean {
  return kind !== undefined || stems.some((stem) => sensitiveKind(stem) !== null);
}

function attributesOf({ stems, kind }: NameTerm): Attribute[] {
  if (kind !== undefined) return [{ stem: `any ${kind}`, kind, isSensitive: true }];
  return stems.flatMap((stem): Attribute[] => {
    const sensitive = sensitiveKind(stem);
    if (sensitive !== null) return [{ stem, kind: sensitive, isSensitive: true }];
    const other = quasiIdentifier(stem);
    return other === null ? [] : [{ stem, kind: other, isSensitive: false }];
  });
}
