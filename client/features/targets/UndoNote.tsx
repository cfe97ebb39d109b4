import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../ui/Button.tsx';
import css from './Targets.module.css';

/** What was just done, and its way back, which the keyboard stands on: what it stood on before is gone. */
export function UndoNote({ text, onUndo }: { text: string; onUndo: () => void }) {
  const t = useTranslations('targets');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={place} className={css['undo']}>
      <span role="status">{text}</span>
      <Button size="small" onPress={onUndo}>
        {t('undo')}
      </Button>
    </div>
  );
}
