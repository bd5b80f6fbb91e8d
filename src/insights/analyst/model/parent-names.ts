/** Names of parents, from nothing but the names of children that may be shown. */
import { ask } from '../../../calls/ask.ts';
import type { ClusterName } from '../../records.ts';
import { shownText } from '../../shown-text.ts';
import type { ParentToName } from '../analyst.ts';
import type { DescribedName } from './cluster-name-prompt.ts';
import { isShortName } from './name-rules.ts';
import type { NamingParts } from './naming-parts.ts';
import { parentNamePrompt } from './parent-name-prompt.ts';
import { mayNameParent } from './parent-words.ts';
import { uniqueNames } from './unique-names.ts';

/** Children whose names are read, of one parent. */
const CHILDREN_SHOWN = 40;

export async function namesOfParents(parents: readonly ParentToName[], parts: NamingParts): Promise<ClusterName[]> {
  const free = parents.filter(({ own }) => own === null);
  const given = await uniqueNames(free, parts.taken, (parent, taken) => describe(parent, taken, parts));
  for (const parent of free) {
    const category = given.has(parent.id) ? null : nameAsBefore(parent, parts);
    if (category === null) continue;
    parts.count('parents.ofCategory', 1);
    parts.taken.add(category.toLowerCase());
    given.set(parent.id, { name: category, description: '' });
  }
  const owned = await Promise.all(
    parents.flatMap((parent) => {
      const { id, own } = parent;
      // What the owner has named is told of as well as can be.
      const named = async (name: string): Promise<[string, DescribedName]> => {
        const described = await describe(parent, [], parts);
        return [id, { name, description: described?.description ?? '' }];
      };
      return own === null ? [] : [named(own)];
    }),
  );
  const names = new Map([...given, ...owned]);
  return parents.flatMap(({ id, children }) => {
    const name = names.get(id);
    if (name === undefined) return [];
    return [{ id, ...name, support: Math.min(...children.map(({ support }) => support)) }];
  });
}

/** Rather a name that may fit less well than children without a parent. */
function nameAsBefore({ category, children }: ParentToName, { taken }: NamingParts): string | null {
  if (category === null || !isShortName({ name: category }) || taken.has(category.toLowerCase())) return null;
  return mayNameParent(category, told(children)) ? category : null;
}

function told(children: ParentToName['children']): string[] {
  return children.map(({ name, description }) => `${name}. ${description}`);
}

async function describe(
  { children }: ParentToName,
  taken: readonly string[],
  { caller, criteria, count }: NamingParts,
): Promise<DescribedName | null> {
  const shown = children.slice(0, CHILDREN_SHOWN).map(({ name, description }) => ({ name, description }));
  const mayBe = (name: string): boolean => mayNameParent(name, told(children));
  const prompt = parentNamePrompt({ criteria, mayBe });
  const answer = await ask(caller, prompt, { children: shown, taken });
  count(`parents.${answer.outcome}`, 1);
  if (answer.outcome !== 'answered') return null;
  return { name: shownText(answer.value.name), description: shownText(answer.value.description) };
}
