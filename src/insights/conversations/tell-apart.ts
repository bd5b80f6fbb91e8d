type Named = { readonly id: string; readonly account?: string | undefined };

/**
 * The id under which each conversation is added; null of one that is known: same id, same account. Where ids are hashes of
 * what was said two accounts can have one: the second gets a number behind it, as among the rows of one input.
 *
 * @param known the account of each conversation that is there, by its id
 */
export function idsFor(read: readonly Named[], known: ReadonlyMap<string, string | undefined>): (string | null)[] {
  const taken = new Set([...known.keys(), ...read.map(({ id }) => id)]);
  return read.map(({ id, account }) => {
    for (let twin = id, number = 2; known.has(twin); twin = `${id}-${number++}`) {
      if (known.get(twin) === account) return null;
    }
    if (!known.has(id)) return id;
    let free = id;
    for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
    taken.add(free);
    return free;
  });
}
