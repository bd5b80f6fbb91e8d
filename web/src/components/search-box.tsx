import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePlace } from '../state/use-place.ts';
import { closePath, Icon, searchPath } from './icons.tsx';

/** Search over names and descriptions. `/` comes here from anywhere, the down arrow goes on to the tree. */
export function SearchBox({ onDown }: { readonly onDown: () => void }) {
  const { place, go, replace } = usePlace();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(() => input.current?.focus());
  const change = (search: string) => (place.search === '' ? go({ search }) : replace({ search }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape' && place.search !== '') {
      event.preventDefault();
      change('');
    }
  };
  return (
    <search className="search-box">
      <Icon path={searchPath} />
      <input
        ref={input}
        type="text"
        inputMode="search"
        aria-label="Search names and descriptions"
        placeholder="Search names and descriptions"
        autoComplete="off"
        spellCheck={false}
        value={place.search}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {place.search === '' ? (
        <kbd title="Press / to search">/</kbd>
      ) : (
        <button type="button" onClick={() => change('')}>
          <Icon path={closePath} />
          <span className="visually-hidden">Clear the search</span>
        </button>
      )}
    </search>
  );
}

function useSlashKey(act: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
