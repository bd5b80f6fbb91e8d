/** The words of a prompt as a file that is committed beside it, one for each version: words change only with the version. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelRequest } from '../models/language-model.ts';

export interface Versioned {
  readonly name: string;
  readonly version: number;
}

export function heldFile({ name, version }: Versioned): string {
  return `${name}.v${version}.snapshot.txt`;
}

/** Null where the words are those of the file; else what to do. A version without a file gets one; a file is never rewritten. */
export function heldWords(folder: string, held: Versioned, request: ModelRequest): string | null {
  const file = join(folder, heldFile(held));
  const text = words(held, request);
  if (!existsSync(file)) {
    writeFileSync(file, text);
    return `Wrote ${heldFile(held)}. Read it, commit it and run this again.`;
  }
  if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text) return null;
  return [
    `What ${held.name} asks is not what ${heldFile(held)} holds, but both are called version ${held.version}.`,
    `Raise \`version\` of the prompt to ${held.version + 1} and run this again: answers to other words must not be taken for answers to these.`,
    `If nobody has used version ${held.version}, or only the example of the test was changed, delete the file instead.`,
  ].join('\n');
}

function words({ name, version }: Versioned, { messages, schema, ...parameters }: ModelRequest): string {
  const said = messages.map(
    ({ role, text, endsPrefix }) => `--- ${role}${endsPrefix ? ' (a prefix ends here)' : ''}\n${text}\n`,
  );
  const form = schema === undefined ? [] : [`--- schema\n${JSON.stringify(schema, null, 2)}\n`];
  return [`${name}, version ${version}\n${JSON.stringify(parameters)}\n`, ...said, ...form].join('\n');
}
