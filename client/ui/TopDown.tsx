import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import css from './TopDown.module.css';

/** Frames without anything that loads, after which a page has come; what one answer asks for next begins within them. */
const QUIET_FRAMES = 6;
/** After so long in which nothing came what is there is shown, though something above it is still awaited. */
const PATIENCE_MS = 4000;

/**
 * Shows a page from its top down while it first comes: what stands below a part that is still loading is not seen yet, so that
 * nothing moves under the reader's eyes. What loads later, when something is chosen, hides nothing.
 */
export function TopDown({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [hasCome, setHasCome] = useState(false);
  useEffect(() => {
    let awaited = -1;
    let changedAt = 0;
    let quiet = 0;
    let frame = 0;
    const look = (now: number) => {
      const parts = box.current?.querySelectorAll('[data-loading]').length ?? 0;
      // On a slow phone parts come one after the other, long after the first was asked for.
      if (parts !== awaited) changedAt = now;
      awaited = parts;
      quiet = parts ? 0 : quiet + 1;
      if (quiet >= QUIET_FRAMES || now - changedAt > PATIENCE_MS) setHasCome(true);
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <div ref={box} className={hasCome ? css['page'] : css['coming']}>
      {children}
    </div>
  );
}
