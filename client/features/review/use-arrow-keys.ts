import { useEffect } from 'react';
import { useReader } from '../../i18n/reader.ts';

/** The arrow that points on in reading direction goes on, the other goes back; not while somebody writes. */
export function useArrowKeys(onStep: (by: 1 | -1) => void): void {
  const { direction } = useReader();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
      const isOn = (event.key === 'ArrowRight') === (direction === 'ltr');
      event.preventDefault();
      onStep(isOn ? 1 : -1);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [direction, onStep]);
}
