/** Forms with files, as far as the package of OpenAI writes them. */

/** Text of each field by its name. Null where it is no such form. */
export function fieldsOf(contentType: string | undefined, text: string): ReadonlyMap<string, string> | null {
  const boundary = /boundary="?([^";]+)"?/u.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return null;
  const fields = new Map<string, string>();
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const start = part.indexOf('\r\n\r\n');
    const name = /; name="([^"]+)"/u.exec(part.slice(0, start))?.[1];
    if (name !== undefined) fields.set(name, part.slice(start + 4, -2));
  }
  return fields;
}
