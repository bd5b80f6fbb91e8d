/** One piece of work for all who want the same at once. */

export function oncePerKey<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const underWay = new Map<string, Promise<Value>>();
  return (key, work) => {
    const same = underWay.get(key);
    if (same !== undefined) return same;
    const made = work().finally(() => underWay.delete(key));
    underWay.set(key, made);
    return made;
  };
}
