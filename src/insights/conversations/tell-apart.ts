import { sharedId, twinOf } from './twin-ids.ts';

type Named = { readonly id: string; readonly account?: string | undefined };

/**
 * The id under which each conversation is added; null of one that is known: same id, same account, whatever number it got
 * there or here because another account has that id too. One that is new gets a number where its id is taken.
 *
 * @param known the account of each conversation that is there, by its id
 */
export function idsFor(read: readonly Named[], known: ReadonlyMap<string, string | undefined>): (string | null)[] {
  const there = new Set([...known].map(([id, account]) => keyOf({ id, account })));
  const taken = new Set([...known.keys(), ...read.map(({ id }) => id)]);
  return read.map(({ id, account }) => {
    if (there.has(keyOf({ id, account }))) return null;
    if (!known.has(id)) return id;
    let free = id;
    for (let number = 2; taken.has(free); number++) free = twinOf(sharedId(id), number);
    taken.add(free);
    return free;
  });
}

function keyOf({ id, account = '' }: Named): string {
  return `${account}/${sharedId(id)}`;
}
