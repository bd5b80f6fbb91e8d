/** Names of parents, from nothing but the names of children that may be shown. */
import { ask } from '../../../calls/ask.ts';
import type { ClusterName } from '../../records.ts';
import { shownText } from './name-rules.ts';
import type { NamingParts } from './naming-parts.ts';
import { parentNamePrompt } from './parent-name-prompt.ts';
import { uniqueNames } from './unique-names.ts';

export interface ParentToName {
  readonly id: string;
  /** The largest first; not empty. */
  readonly children: readonly ClusterName[];
}

/** Children whose names are read, of one parent. */
const CHILDREN_SHOWN = 40;

export async function namesOfParents(
  parents: readonly ParentToName[],
  { caller, criteria, taken: names, count }: NamingParts,
): Promise<ClusterName[]> {
  const given = await uniqueNames(parents, names, async ({ children }, taken) => {
    const shown = children.slice(0, CHILDREN_SHOWN).map(({ name, description }) => ({ name, description }));
    const answer = await ask(caller, parentNamePrompt(criteria), { children: shown, taken });
    count(`parents.${answer.outcome}`, 1);
    if (answer.outcome !== 'answered') return null;
    return { name: shownText(answer.value.name), description: shownText(answer.value.description) };
  });
  return parents.flatMap(({ id, children }) => {
    const name = given.get(id);
    if (name === undefined) return [];
    return [{ id, ...name, support: Math.min(...children.map(({ support }) => support)) }];
  });
}
