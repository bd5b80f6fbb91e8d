import type { Mark } from '../data/comparisons.ts';

const paths: Readonly<Record<Mark, string>> = { over: 'M5 1.5 9 8.5H1Z', under: 'M5 8.5 1 1.5H9Z' };

/** A triangle that points up or down. The words beside it say the same. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  return (
    <svg className="mark-sign" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={paths[mark]} fill="currentColor" />
    </svg>
  );
}
