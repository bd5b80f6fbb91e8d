/** Whom somebody of an occupation is with. */
import { ask } from '../../../calls/ask.ts';
import type { Occupation } from '../../behaviors/occupations.ts';
import { normalText } from '../../lint/normal-text.ts';
import type { Asking } from '../kind.ts';
import { faultOfName, tidyName } from './occupation-names.ts';
import { otherPersonPrompt } from './other-person-prompt.ts';

/** One occupation, and whom its people are with. */
export interface Pair extends Occupation {
  readonly otherPerson: string;
}

/** Where a model does not say whom, or names nobody that a sentence could tell from the first, it is anybody. */
const ANYBODY = 'person';

export async function pairOf(occupation: Occupation, { writer, count }: Asking): Promise<Pair> {
  if (occupation.otherPerson !== undefined) return { ...occupation, otherPerson: occupation.otherPerson };
  const answer = await ask(writer, otherPersonPrompt, occupation.occupation);
  count(`other-person.${answer.outcome}`);
  if (answer.outcome !== 'answered') return { ...occupation, otherPerson: ANYBODY };
  const otherPerson = tidyName(answer.value.otherPerson);
  if (isSomebodyElse(otherPerson, occupation.occupation)) return { ...occupation, otherPerson };
  count('other-person.unusable');
  return { ...occupation, otherPerson: ANYBODY };
}

function isSomebodyElse(otherPerson: string, occupation: string): boolean {
  return faultOfName(otherPerson) === null && normalText(otherPerson) !== normalText(occupation);
}
