/** The first of each list, then the second of each, and so on: whatever is cut off behind is cut off of all alike. */
export function inTurns<Element>(lists: readonly (readonly Element[])[]): Element[] {
  const turns = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
