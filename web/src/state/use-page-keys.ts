import { useLayoutEffect } from 'react';

/** Keys of the whole page, but for those that are typed into a text. `onKey` says whether it took the key. */
export function usePageKeys(onKey: (key: string) => boolean): void {
  // With what is shown, and not a moment after: a key pressed in between would be taken for what was there before.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (onKey(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
