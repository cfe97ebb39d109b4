import { useId } from 'react';
import type { ReactNode } from 'react';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './RecordPage.module.css';

/** One part of a page under its heading. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <div className={css['panel']}>
        <PanelTitle id={id} text={title} />
        {children}
      </div>
    </Card>
  );
}
