/** An example configuration file, made from the options: every line is a comment until someone wants it. */
import { stringify } from 'yaml';
import type { Option } from './option.ts';
import { options } from './options.ts';

const examples: Readonly<Record<string, unknown>> = {
  facets: ['turns', 'length', 'language', 'time', 'meta.plan'],
  input: 'conversations.jsonl',
};

export function exampleConfig(): string {
  const groups = new Map<string, string[]>();
  for (const [name, option] of Object.entries<Option>(options)) {
    if (option.file === undefined) continue;
    const [group = '', member] = option.file.split('.');
    const value: unknown = option.schema.safeParse(undefined).data ?? examples[name] ?? null;
    const key = member ?? group;
    const indent = member === undefined ? '' : '  ';
    const written = stringify({ [key]: value }, { nullStr: '' })
      .trimEnd()
      .split('\n');
    const lines = [`# ${indent}${option.help}`, ...written.map((line) => `# ${indent}${line}`.trimEnd())];
    const heading = member === undefined ? [] : [`# ${group}:`];
    groups.set(group, [...(groups.get(group) ?? heading), ...lines]);
  }
  const body = [...groups.values()].map((lines) => lines.join('\n')).join('\n\n');
  return `# Configuration of Sightline. Remove the "# " of what you want to set; flags and environment win over it.\n\n${body}\n`;
}
