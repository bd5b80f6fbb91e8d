import { configJsonSchema, type Option, options, type ResolvedSettings } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import { longTableJsonSchema } from '../../insights/release/long-table.ts';
import { releaseJsonSchema } from '../../public-records/release-json-schema.ts';
import type { Command } from '../command.ts';
import { setAsideText } from '../set-aside-text.ts';

export const configCommand: Command = {
  name: 'config',
  usage: '',
  summary: 'Shows the resolved configuration.',
  details:
    'With --explain also where each value comes from: flag, environment, file or default, the first that is given.',
  options: ['config', 'json'],
  flags: [{ flag: 'explain', help: 'Say of each value whether flag, environment, file or default decided it.' }],
  positionals: [0, 0],
  example: 'sightline config --explain',
  run: async ({ resolved, own, configPath, workingFolder, terminal }) => {
    if (configPath !== null && resolved.setAside.length > 0) terminal.note(setAsideText(configPath, workingFolder));
    const { settings, sources, setAside } = resolved;
    if (settings.json)
      terminal.out(`${JSON.stringify({ configuration: configPath, settings, sources, setAside }, null, 2)}\n`);
    else terminal.out(explained(resolved, own['explain'] === true, configPath));
    return 0;
  },
};

/** They say how a command answers, not what it does. */
const ofOneCommand: readonly string[] = ['config', 'json', 'quiet'];

function explained({ settings, sources }: ResolvedSettings, withSources: boolean, path: string | null): string {
  const shown = Object.entries<Option>(options).filter(([name]) => !ofOneCommand.includes(name));
  const rows = shown.map(([name, option]) => {
    const value = settings[name as keyof typeof settings];
    const written = value === undefined ? '(not set)' : JSON.stringify(value);
    return [option.file ?? `--${option.flag}`, withSources ? sources[name as keyof typeof sources] : '', written];
  });
  const width = Math.max(...rows.map(([name]) => (name as string).length));
  const lines = rows.map(([name, source, value]) =>
    `${(name as string).padEnd(width)}  ${withSources ? `${(source as string).padEnd(12)}` : ''}${value}`.trimEnd(),
  );
  return `${path === null ? 'No configuration file; "sightline init" writes one.' : `Configuration file ${path}`}\n\n${lines.join('\n')}\n`;
}

const schemas: Readonly<Record<string, () => unknown>> = {
  config: configJsonSchema,
  release: releaseJsonSchema,
  table: longTableJsonSchema,
};

export const configSchemaCommand: Command = {
  name: 'config schema',
  usage: Object.keys(schemas).join('|'),
  summary: 'Prints the JSON Schema of the configuration, a release, or a row of its table.',
  options: [],
  positionals: [1, 1],
  example: 'sightline config schema config',
  run: async ({ positionals, terminal }) => {
    const [which = ''] = positionals;
    const schema = Object.hasOwn(schemas, which) ? schemas[which] : undefined;
    if (schema === undefined)
      throw usageError(
        'USAGE',
        'There is no schema of that name.',
        `Write one of: ${Object.keys(schemas).join(', ')}.`,
      );
    terminal.out(`${JSON.stringify(schema(), null, 2)}\n`);
    return 0;
  },
};
