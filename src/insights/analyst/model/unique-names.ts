/** Names that are all different: asked for all at once, and again for those that came out the same. */
import type { DescribedName } from './cluster-name-prompt.ts';

export interface Wanted {
  readonly id: string;
}

/** A name, given the names that others have already; null where the model gives none. */
export type AskName<Item extends Wanted> = (item: Item, taken: readonly string[]) => Promise<DescribedName | null>;

/** How often those whose name is taken are asked for another. */
const MOST_ROUNDS = 3;

/**
 * By id. Of several that came to one name the first in order keeps it. Who has none in the end is not in it.
 *
 * @param names in lower case, that are taken from the beginning; those given are added
 */
export async function uniqueNames<Item extends Wanted>(
  items: readonly Item[],
  names: Set<string>,
  askName: AskName<Item>,
): Promise<Map<string, DescribedName>> {
  const given = new Map<string, DescribedName>();
  let asked = items.map((item): { item: Item; taken: readonly string[] } => ({ item, taken: [] }));
  for (let round = 0; round < MOST_ROUNDS && asked.length > 0; round++) {
    const answers = await Promise.all(asked.map(({ item, taken }) => askName(item, taken)));
    asked = asked.flatMap(({ item, taken }, position) => {
      const answer = answers[position] ?? null;
      if (answer === null) return [];
      const key = answer.name.toLowerCase();
      if (names.has(key)) return [{ item, taken: [...taken, answer.name] }];
      names.add(key);
      given.set(item.id, answer);
      return [];
    });
  }
  return given;
}
