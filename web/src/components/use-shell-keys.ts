import { useEffect } from 'react';

/** The field of a search that is on the page itself. */
export const SEARCH_FIELD = 'page-search';

/**
 * `/` unless something is typed, and Ctrl+K (on a Mac Command+K) even then, lead to the field of the search where it is on the screen, and open
 * the search elsewhere; `?` opens the list of keys.
 */
export function useShellKeys(openSearch: () => void, openKeys: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = askedBy(event);
      if (asked === null) return;
      event.preventDefault();
      const field = asked === 'search' ? fieldOnScreen() : null;
      if (field === null) return asked === 'search' ? openSearch() : openKeys();
      field.focus();
      field.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

function askedBy({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): 'search' | 'keys' | null {
  const withControl = ctrlKey || metaKey;
  if (altKey) return null;
  if (withControl) return key.toLowerCase() === 'k' && !shiftKey ? 'search' : null;
  if (isTyping(target)) return null;
  return key === '/' ? 'search' : key === '?' ? 'keys' : null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range';
}

/** Null where it is scrolled away, hidden, or behind a dialog. */
function fieldOnScreen(): HTMLInputElement | null {
  const field = document.getElementById(SEARCH_FIELD);
  if (!(field instanceof HTMLInputElement) || document.querySelector('dialog[open]') !== null) return null;
  const { top, bottom, height } = field.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight ? field : null;
}
