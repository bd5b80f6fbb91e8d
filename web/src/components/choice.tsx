import { type ReactNode, useId } from 'react';

/** Links to other ways of showing the same, under one label. */
export function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <nav className="choice" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <ul className="facet-choice">{children}</ul>
    </nav>
  );
}
