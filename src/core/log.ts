/** Where a part of the program reports what it does. Lines never hold text from conversations. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

export const silentLog: Log = { info: () => {}, warn: () => {} };
