/** What a name is made of, and who stands behind it. */
import type { ClaimSupporters } from '../../records.ts';
import { itemsOf } from './claim-items.ts';
import type { SurvivingClaim, SurvivingClaims } from './claim-votes.ts';
import type { GroupClaims } from './claims-prompt.ts';
import type { DescribedName } from './cluster-name-prompt.ts';
import { contentWords } from './content-words.ts';

export interface HeardGroup {
  /** Positions of the rows that were heard. */
  readonly rows: readonly number[];
  readonly said: GroupClaims;
}

/** Claims of which the name and its description have every word. */
export function claimsOfName({ name, description }: DescribedName, { claims }: SurvivingClaims): SurvivingClaim[] {
  const used = new Set(contentWords(`${name}. ${description}`).map(({ stem }) => stem));
  return claims.filter(({ stems }) => stems.every((stem) => used.has(stem)));
}

export function supportersOf(
  id: string,
  claims: readonly SurvivingClaim[],
  groups: readonly HeardGroup[],
): ClaimSupporters[] {
  const heard = groups.map(({ rows, said }) => ({ rows, items: itemsOf(said) }));
  return claims.map(({ item, text }) => ({
    id,
    claim: text,
    voices: heard.filter(({ items }) => items.has(item)).map(({ rows }) => [...rows]),
  }));
}
