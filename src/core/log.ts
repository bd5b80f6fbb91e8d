/** Where a part of the program reports what it does. Lines never hold text from conversations. */
export interface Log {
  warn(message: string): void;
}

export const silentLog: Log = { warn: () => {} };
