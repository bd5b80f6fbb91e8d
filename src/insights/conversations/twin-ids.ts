/** Ids of conversations that share theirs with one of another account. No row can bring such an id: see `isTwin`. */

const TWIN = /~\d+$/u;

/** The id of the second, third, ... account that has `id`. */
export function twinOf(id: string, number: number): string {
  return `${id}~${number}`;
}

/** Whether an id looks like one of these, so that it cannot be kept as it is. */
export function isTwin(id: string): boolean {
  return TWIN.test(id);
}

/** The id that was shared; of all others the id as it is. */
export function sharedId(id: string): string {
  return id.replace(TWIN, '');
}
