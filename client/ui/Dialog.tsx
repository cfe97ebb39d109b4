import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import css from './Dialog.module.css';
import { PanelTitle } from './PanelTitle.tsx';

export type DialogProps = {
  title: string;
  /** Escape, or whatever else closes it. */
  onLeave: () => void;
  children: ReactNode;
};

/** A question that stands in front of the page until it is answered or left; the platform keeps the focus in it. */
export function Dialog({ title, onLeave, children }: DialogProps) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closed before it goes, so that the focus comes back to where it was.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={css['dialog']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <PanelTitle id={id} text={title} />
      {children}
    </dialog>
  );
}
