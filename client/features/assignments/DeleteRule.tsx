import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import css from './Assignments.module.css';

/** Deletes a rule after being asked once more. */
export function DeleteRule({ id }: { id: number }) {
  const t = useTranslations('assign');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => actions.assignments.deleteRule(id),
    onSuccess: async () => {
      await client.invalidateQueries();
      go('/assignments');
    },
  });
  return (
    <div className={css['control']}>
      {isAsking ? (
        <>
          <span className={css['hint']}>{t('deleteSure')}</span>
          <Button
            size="small"
            disabled={remove.isPending}
            onPress={() => {
              remove.mutate();
            }}
          >
            {t('deleteGo')}
          </Button>
          <Button
            size="small"
            onPress={() => {
              setIsAsking(false);
            }}
          >
            {t('cancel')}
          </Button>
        </>
      ) : (
        <Button
          size="small"
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {t('delete')}
        </Button>
      )}
      {remove.isError && <ErrorLine failure={failureOf(remove.error)} />}
    </div>
  );
}
