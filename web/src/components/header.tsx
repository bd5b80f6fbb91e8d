import type { ReleaseData } from '../../../src/public-records/release.ts';
import type { TreeChoice as Choice } from '../data/run-index.ts';
import { Mark } from './icons.tsx';
import { PageChoice } from './page-choice.tsx';
import { ThemeButton } from './theme-button.tsx';
import { TreeChoice } from './tree-choice.tsx';

interface HeaderProps {
  readonly release: ReleaseData;
  /** Trees that can be switched between; none where there is one alone. */
  readonly choices: readonly Choice[];
}

/** The name of the tool, the title of the release, and the stamps that every reader must see. */
export function Header({ release, choices }: HeaderProps) {
  const { manifest } = release;
  return (
    <header className="page-header">
      <button type="button" className="skip-link" onClick={() => document.getElementById('details')?.focus()}>
        Skip to the details
      </button>
      <p className="brand">
        <Mark />
        <span>Sightline</span>
      </p>
      <h1>{manifest.title}</h1>
      {manifest.stamps.length > 0 && (
        <ul className="stamps" aria-label="Stamps of this release">
          {manifest.stamps.map((stamp) => (
            <li key={stamp}>{stamp}</li>
          ))}
        </ul>
      )}
      <PageChoice release={release} />
      <div className="page-controls">
        {choices.length > 0 && <TreeChoice choices={choices} />}
        <ThemeButton />
      </div>
    </header>
  );
}
