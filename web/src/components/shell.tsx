import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Findings } from '../data/results.ts';
import { Header } from './header.tsx';
import { SearchDialog } from './search-dialog.tsx';
import { useShellKeys } from './use-shell-keys.ts';

/** A page that the shell leads to. */
export interface ShellPage {
  /** In the address; empty for the one that an address without a page opens. */
  readonly name: string;
  readonly title: string;
}

interface ShellProps {
  /** Of the data that is shown. */
  readonly title: string;
  /** What every reader must see of it. */
  readonly stamps: readonly string[];
  /** Those that have something to show. */
  readonly pages: readonly ShellPage[];
  /** What else is to be chosen on every page. */
  readonly controls?: ReactNode;
  /** What words lead to, wherever the reader is. */
  readonly find: (words: string) => Findings;
  readonly children: ReactNode;
}

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));

/** What is around every page, whatever data it is about: header, pages, search, keys and theme. */
export function Shell({ title, stamps, pages, controls, find, children }: ShellProps) {
  const [opened, setOpened] = useState<'search' | 'keys' | null>(null);
  const close = () => setOpened(null);
  useShellKeys(
    () => setOpened('search'),
    () => setOpened('keys'),
  );
  return (
    <>
      <Header
        title={title}
        stamps={stamps}
        pages={pages}
        onSearch={() => setOpened('search')}
        onKeys={() => setOpened('keys')}
      >
        {controls}
      </Header>
      {children}
      {opened === 'search' && <SearchDialog find={find} onClose={close} />}
      <Suspense>{opened === 'keys' && <KeysDialog onClose={close} />}</Suspense>
    </>
  );
}
