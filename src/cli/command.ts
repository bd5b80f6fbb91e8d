/** What a command is: declared once, and help, parsing and dispatch follow. */
import type { Readable, Writable } from 'node:stream';
import type { OptionName, ResolvedSettings } from '../config/index.ts';
import type { Clock } from '../core/clock.ts';

export interface CommandContext {
  readonly positionals: readonly string[];
  readonly resolved: ResolvedSettings;
  /** Values of the flags that this command alone has. */
  readonly own: Readonly<Record<string, string | boolean | undefined>>;
  readonly workingFolder: string;
  /** The configuration file that was read; null where there is none. */
  readonly configPath: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  /** Standard input and output, for a command that speaks a protocol over them. */
  readonly streams: { readonly input: Readable; readonly output: Writable };
  /** Ends the process at once, for fault points. */
  readonly kill: () => void;
}

export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Everything else. */
  note(text: string): void;
  /** Whether a person watches standard error. */
  readonly watched: boolean;
  /** Whether standard output is a terminal as well. */
  readonly interactive: boolean;
  /** A line that a person types in answer; empty where they say nothing. Null where nobody can be asked. */
  readonly question: ((text: string) => Promise<string>) | null;
  /** Columns. */
  readonly width: number;
}

export interface OwnFlag {
  readonly flag: string;
  /** What stands for the value in help texts; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  /** Words after `sightline`, e.g. `insights run`. */
  readonly name: string;
  /** Positional arguments as help shows them. */
  readonly usage: string;
  /** One sentence that fits into the list of all commands. */
  readonly summary: string;
  /** What else its own help says. */
  readonly details?: string;
  readonly options: readonly OptionName[];
  readonly flags?: readonly OwnFlag[];
  /** Least and greatest number of positional arguments. */
  readonly positionals: readonly [number, number];
  /** An example line for the help text. */
  readonly example: string;
  /** Whether it goes on where it was when it is run again after a stop. */
  readonly resumes?: true;
  /** The exit code; failures are thrown. */
  run(context: CommandContext): Promise<number>;
}
