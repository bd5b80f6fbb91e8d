import { useEffect, useState, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const storageName = 'sightline-theme';

/** The theme in force and how to change it. Until a reader chooses, the system decides. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [chosen, setChosen] = useState(storedTheme);
  const [system, setSystem] = useState(systemTheme);
  useEffect(() => {
    const query = darkQuery();
    const follow = () => setSystem(systemTheme());
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
  }, [chosen]);
  const choose = (theme: Theme) => {
    storeTheme(theme);
    setChosen(theme);
  };
  return [chosen ?? system, choose];
}

/** The theme in force, for whoever paints without style sheets. */
export function useThemeInForce(): Theme {
  return useSyncExternalStore(subscribe, themeInForce);
}

function themeInForce(): Theme {
  return (document.documentElement.dataset.theme as Theme | undefined) ?? systemTheme();
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const query = darkQuery();
  query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', onChange);
  };
}

function darkQuery(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function systemTheme(): Theme {
  return darkQuery().matches ? 'dark' : 'light';
}

function storedTheme(): Theme | null {
  try {
    const stored = window.localStorage.getItem(storageName);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

/** A browser may refuse to store anything for a local file; the choice then lasts as long as the page. */
function storeTheme(theme: Theme): void {
  try {
    window.localStorage.setItem(storageName, theme);
  } catch {
    // Nothing to do: the page still changes.
  }
}
