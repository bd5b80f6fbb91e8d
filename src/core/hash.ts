import { createHash, createHmac } from 'node:crypto';

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return sha256OfParts([data]);
}

/** The same of data that is larger than one call may take (2 GiB), part after part. */
export function sha256OfParts(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** HMAC-SHA-256 as hexadecimal digits: the only way an outside identifier enters a record. */
export function keyedHash(secret: Uint8Array, value: string): string {
  return createHmac('sha256', secret).update(value, 'utf8').digest('hex');
}

/** SHA-256 over the canonical JSON of a value: equal values have equal hashes whatever the order of their keys. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** JSON with sorted keys and without insignificant space. `undefined` members are left out, as in `JSON.stringify`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isPlainObject(member) ? sortKeys(member) : member));
}

/** Canonical JSON with an indent of two and a final newline, for files that people read. */
export function canonicalJsonFile(value: unknown): string {
  const sorted: unknown = JSON.parse(canonicalJson(value));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(object: Record<string, unknown>): Record<string, unknown> {
  // A null prototype keeps a member named `__proto__` a plain member.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object).sort()) sorted[key] = object[key];
  return sorted;
}
