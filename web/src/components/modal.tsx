import { type ReactNode, useEffect, useId, useRef } from 'react';
import { words } from '../words.ts';
import { closePath, Icon } from './icons.tsx';

interface ModalProps {
  readonly title: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Over the page: the focus stays within; Escape, its button and a press beside it close it, and the focus returns. */
export function Modal({ title, className, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('input, .modal-close')?.focus();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by key what a press beside it does.
    <dialog
      ref={dialog}
      className={`modal ${className}`}
      aria-labelledby={heading}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="modal-content">
        <h2 id={heading}>{title}</h2>
        {children}
        <button type="button" className="icon-button modal-close" onClick={onClose}>
          <Icon path={closePath} />
          <span className="visually-hidden">{words.close}</span>
        </button>
      </div>
    </dialog>
  );
}
