import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { Icon, keysPath, Mark, searchPath } from './icons.tsx';
import { PageChoice } from './page-choice.tsx';
import type { ShellPage } from './shell.tsx';
import { ThemeButton } from './theme-button.tsx';

interface HeaderProps {
  readonly title: string;
  readonly stamps: readonly string[];
  readonly pages: readonly ShellPage[];
  readonly onSearch: () => void;
  readonly onKeys: () => void;
  /** What else is to be chosen on every page. */
  readonly children: ReactNode;
}

/** The name of the tool, the title of what is shown, the stamps that every reader must see, and what is to be done on every page. */
export function Header({ title, stamps, pages, onSearch, onKeys, children }: HeaderProps) {
  return (
    <header className="page-header">
      <button type="button" className="skip-link" onClick={() => document.getElementById('details')?.focus()}>
        Skip to the details
      </button>
      <p className="brand">
        <Mark />
        <span>Sightline</span>
      </p>
      <h1>{title}</h1>
      {stamps.length > 0 && (
        <ul className="stamps" aria-label="Stamps of this release">
          {stamps.map((stamp) => (
            <li key={stamp}>{stamp}</li>
          ))}
        </ul>
      )}
      <PageChoice pages={pages} />
      <div className="page-controls">
        {children}
        <button
          type="button"
          className="search-button"
          onClick={onSearch}
          title={words.search.keys}
          aria-label={words.search.heading}
        >
          <Icon path={searchPath} />
          <span>{words.search.heading}</span>
          <kbd>/</kbd>
        </button>
        <button type="button" className="icon-button keys-button" onClick={onKeys} title={words.keys.open}>
          <Icon path={keysPath} />
          <span className="visually-hidden">{words.keys.heading}</span>
        </button>
        <ThemeButton />
      </div>
    </header>
  );
}
