import { type ReactNode, useEffect, useRef } from 'react';

interface EvidenceProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What is to be gone by. Has the focus from the beginning, so that arrows, space and page keys scroll it. */
export function Evidence({ title, children }: EvidenceProps) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="review-evidence" ref={region} tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface EvidenceTextProps {
  readonly label: string | null;
  readonly text: string;
}

export function EvidenceText({ label, text }: EvidenceTextProps) {
  return (
    <div className="review-text" data-by={label ?? undefined}>
      {label && <h3>{label}</h3>}
      <p>{text}</p>
    </div>
  );
}
