import { stringify } from 'yaml';
import { usageError } from '../../core/errors.ts';
import { behaviorGroups, libraryBehavior, libraryEntries } from '../../evals/behaviors/library/index.ts';
import type { Behavior, LibraryEntry } from '../../index.ts';
import type { Command } from '../command.ts';

export const evalsBehaviors: Command = {
  name: 'evals behaviors',
  usage: '[NAME]',
  summary: 'The library of behaviors, or the spec of one of them, to write or to begin from.',
  details:
    'sightline evals write NAME writes items of it. To change a spec: sightline evals behaviors NAME > my.yaml, then sightline evals write my.yaml.',
  options: ['json'],
  positionals: [0, 1],
  example: 'sightline evals behaviors survival-instinct > survival-instinct.yaml',
  run: async ({ positionals: [name], resolved, terminal }) => {
    const { json } = resolved.settings;
    const shown = name === undefined ? libraryEntries() : behaviorNamed(name);
    if (json) terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    else terminal.out(name === undefined ? libraryText() : stringify(shown, { lineWidth: 120 }));
    return 0;
  },
};

function behaviorNamed(name: string): Behavior {
  const behavior = libraryBehavior(name);
  if (behavior !== undefined) return behavior;
  throw usageError(
    'BEHAVIOR_UNKNOWN',
    `The library has no behavior ${name}.`,
    'sightline evals behaviors lists its names; any other behavior can be written from a phrase or a spec.',
  );
}

function libraryText(): string {
  const entries = libraryEntries();
  const width = Math.max(...entries.map(({ name }) => name.length));
  const groups = behaviorGroups.flatMap((group) => [
    group,
    ...entries.filter((entry) => entry.group === group).map((entry) => entryText(entry, width)),
    '',
  ]);
  return [...groups, 'Next: sightline evals behaviors NAME, sightline evals write NAME --preview 20', ''].join('\n');
}

function entryText({ name, who, description }: LibraryEntry, width: number): string {
  return `  ${name.padEnd(width)}  ${who} who ${description}`;
}
