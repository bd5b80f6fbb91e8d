/** How one option is declared. Everything about it is said here once: types, flags, environment, file and help follow. */
import type { z } from 'zod';

export interface Option<Schema extends z.ZodType = z.ZodType> {
  /** Checks and types the value; its default belongs here. */
  readonly schema: Schema;
  /** One sentence for help texts and the reference page. */
  readonly help: string;
  /** Flag without dashes; absent where an option is too large for a command line. */
  readonly flag?: string;
  /** What stands for the value in help texts. Absent for a switch. */
  readonly value?: string;
  /** The flag may be given several times: the schema is handed all that was written. In the environment, commas part them. */
  readonly repeatable?: true;
  /** What is written in several places is put together. Default: the strongest place alone counts. */
  readonly combine?: (weaker: z.output<Schema>, stronger: z.output<Schema>) => z.output<Schema>;
  /** A switch that turns the option off (`--no-accounts`). */
  readonly negative?: true;
  /** Dotted place in the configuration file; absent where it makes sense for one command alone. */
  readonly file?: string;
  /** What of it counts in a configuration file that was found and not named: then nobody said it. Default: all of it. */
  readonly found?: (written: z.output<Schema>) => z.output<Schema>;
  /** Whether it can change what is published, and when: in the analysis, or in a release of it, where it can be chosen anew. Two runs into one folder must agree in these. */
  readonly shapesResult?: 'analysis' | 'release';
}

export function option<Schema extends z.ZodType>(declaration: Option<Schema>): Option<Schema> {
  return declaration;
}

/** `SIGHTLINE_MIN_ACCOUNTS` for the flag `min-accounts`. */
export function environmentName(flag: string): string {
  return `SIGHTLINE_${flag.toUpperCase().replaceAll('-', '_')}`;
}
