import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AssignRequest } from '#server/contract/assignments.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Assignments.module.css';
import { AssignForm } from './AssignForm.tsx';

export type AssignControlProps = {
  /** The chosen records; none = there is nothing to set yet. */
  records: NonNullable<AssignRequest['records']>;
  /** The list they were chosen from, with its size: all of it can be set then. */
  list?: { question: NonNullable<AssignRequest['list']>; count: number };
};

/** Sets department or theme of chosen records: a button, and behind it the form. */
export function AssignControl({ records, list }: AssignControlProps) {
  const t = useTranslations('assign');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={css['control']}>
      <Button
        aria-expanded={isOpen}
        disabled={records.length === 0 && !list}
        onPress={() => {
          setIsOpen(!isOpen);
        }}
      >
        {t('open')}
      </Button>
      {isOpen ? (
        <div className={css['sheet']}>
          <AssignForm
            {...{ records, list }}
            onLeave={() => {
              setIsOpen(false);
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
