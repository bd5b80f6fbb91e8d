/** An example configuration file, made from the options: every line is a comment until someone wants it. */
import { stringify } from 'yaml';
import type { Option } from './option.ts';
import { options } from './options.ts';

const examples: Readonly<Record<string, unknown>> = {
  facets: ['turns', 'length', 'language', 'time', 'meta.plan'],
  input: 'conversations.jsonl',
};

export interface KnownOfInput {
  /** Files and folders: they are set, and no comment. */
  readonly input?: readonly string[];
  /** What to offer as facets. */
  readonly facets?: readonly unknown[];
}

export function exampleConfig({ input, facets }: KnownOfInput = {}): string {
  const known: Record<string, unknown> = {
    ...(facets !== undefined && { facets }),
    ...(input !== undefined && { input: input.length === 1 ? input[0] : input }),
  };
  const isSet = (name: string): boolean => name === 'input' && input !== undefined;
  const groups = new Map<string, string[]>();
  for (const [name, option] of Object.entries<Option>(options)) {
    if (option.file === undefined) continue;
    const [group = '', member] = option.file.split('.');
    const value = known[name] ?? option.schema.safeParse(undefined).data ?? examples[name] ?? null;
    const lines = linesOf(option, member ?? group, member === undefined ? '' : '  ', value, isSet(name));
    groups.set(group, [...(groups.get(group) ?? (member === undefined ? [] : [`# ${group}:`])), ...lines]);
  }
  if (input !== undefined) groups.set('input', ['input:', ...(groups.get('input') ?? []).slice(1)]);
  const body = [...groups.values()].map((lines) => lines.join('\n')).join('\n\n');
  return `# Configuration of Sightline. Remove the "# " of what you want to set; flags and environment win over it.\n\n${body}\n`;
}

function linesOf({ help }: Option, key: string, indent: string, value: unknown, isSet: boolean): string[] {
  const written = stringify({ [key]: value }, { nullStr: '', collectionStyle: 'any' })
    .trimEnd()
    .split('\n');
  return [
    `# ${indent}${help}`,
    ...written.map((line) => (isSet ? `${indent}${line}` : `# ${indent}${line}`).trimEnd()),
  ];
}
