import type { ReactNode } from 'react';
import { Mark } from './icons.tsx';

interface NoticeProps {
  readonly title: string;
  readonly busy?: boolean;
  readonly failed?: boolean;
  readonly children?: ReactNode;
}

/** A whole page with nothing but a message. */
export function Notice({ title, busy = false, failed = false, children }: NoticeProps) {
  return (
    <main className="notice" aria-busy={busy}>
      <Mark />
      <h1>{title}</h1>
      <div role={failed ? 'alert' : undefined}>{children}</div>
    </main>
  );
}
