/** What a flag lists behind commas. */

/** Without space around each, and without those that are empty; undefined where the flag was not given. */
export function listed(value: string | boolean | undefined): string[] | undefined {
  if (typeof value !== 'string') return undefined;
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
