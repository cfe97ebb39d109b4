import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Bilingual } from '#server/contract/shapes.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NameRow } from './NameRow.tsx';
import css from './Data.module.css';

/** Rows that are shown at first, and that each "show more" adds. */
const SHOWN = 25;

/** Values of one dimension without a name, each with two fields; saved together. */
export function UnnamedValues({ dimension }: { dimension: string }) {
  const t = useTranslations('data');
  const queries = useQueries();
  const client = useQueryClient();
  const values = useQuery(queries.dimension(dimension));
  const [drafts, setDrafts] = useState<Readonly<Record<string, Bilingual>>>({});
  const [shown, setShown] = useState(SHOWN);
  const save = useMutation({
    mutationFn: async () => {
      const entries = Object.entries(drafts);
      // One after the other: each change of a name is a change of the settings.
      for (const [key, name] of entries) {
        await queries.actions.changeValue({ dimension, key }, { name });
      }
      return entries.length;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['dimensions'] }),
    onSuccess: () => {
      setDrafts({});
      return client.invalidateQueries({ queryKey: ['metrics'] });
    },
  });
  if (!values.data) {
    return values.isError ? (
      <ErrorLine failure={failureOf(values.error)} />
    ) : (
      <Skeleton height="6rem" />
    );
  }
  const unnamed = values.data.values.filter(({ named, alias }) => !named && alias === null);
  const changed = Object.keys(drafts).length;
  return (
    <Form
      onSend={() => {
        if (changed > 0) save.mutate();
      }}
    >
      <div className={css['names']}>
        {unnamed.slice(0, shown).map((value) => (
          <NameRow
            key={value.key}
            label={isolate(value.key)}
            name={drafts[value.key] ?? value.name}
            onChange={(name) => {
              setDrafts({ ...drafts, [value.key]: name });
            }}
          />
        ))}
      </div>
      {save.isError && <ErrorLine failure={failureOf(save.error)} />}
      <FormActions>
        <Button isPrimary disabled={changed === 0 || save.isPending}>
          {t('saveNames', { count: changed })}
        </Button>
        {unnamed.length > shown && (
          <Button
            onPress={() => {
              setShown(shown + SHOWN);
            }}
          >
            {t('showMore')}
          </Button>
        )}
        {save.isSuccess && changed === 0 && (
          <FormNote text={t('savedNames', { count: save.data })} />
        )}
      </FormActions>
    </Form>
  );
}
