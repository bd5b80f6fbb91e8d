/** What every failure of Sightline looks like: a code for programs, a message and a hint for people. */
export interface AppErrorFacts {
  /** Stable, upper case, e.g. `INPUT_EMPTY`. Programs match on it; messages may be reworded. */
  readonly code: string;
  /** What happened. Never holds text from conversations: errors are printed and logged. */
  readonly message: string;
  /** What to do next, as an instruction. */
  readonly hint: string;
  /** Process exit code of the CLI: 1 failed, 2 wrong usage, 3 stopped at a limit (resumable), 4 a check did not pass. */
  readonly exitCode?: 1 | 2 | 3 | 4;
  /** Whether the same call may succeed later without a change. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

export class AppError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly exitCode: 1 | 2 | 3 | 4;
  readonly retryable: boolean;

  constructor(facts: AppErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'AppError';
    this.code = facts.code;
    this.hint = facts.hint;
    this.exitCode = facts.exitCode ?? 1;
    this.retryable = facts.retryable ?? false;
  }
}

/** True for an `AppError` of this or another loaded copy of the package. */
export function isAppError(value: unknown): value is AppError {
  return value instanceof Error && value.name === 'AppError' && typeof (value as { code?: unknown }).code === 'string';
}

/** Wrong usage: the command line or the configuration cannot be followed (exit 2). */
export function usageError(code: string, message: string, hint: string): AppError {
  return new AppError({ code, message, hint, exitCode: 2 });
}
