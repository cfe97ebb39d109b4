import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AssignmentChangeInfo } from '#server/contract/assignments.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { useWho } from '../../ui/use-who.ts';
import { Row, RowNote } from '../../ui/Rows.tsx';

/** One change: what, how many records, who, when; and its way back. */
export function ChangeRow({ change }: { change: AssignmentChangeInfo }) {
  const t = useTranslations('assign');
  const { locale, line, value } = useFormats();
  const zone = useZone();
  const { sets } = useRuleWords();
  const who = useWho();
  const [isAsking, setIsAsking] = useState(false);
  const { actions } = useQueries();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => actions.assignments.undo(change.id),
    onSuccess: () => client.invalidateQueries(),
  });
  const time = (at: string): string => formatInstant(locale, zone, Date.parse(at));
  const { did, progress, undone } = change;
  const what = t(did, { rule: isolate(change.rule ?? '') });
  const set = sets(change);
  return (
    <Row
      name={line([what, ...(set === '' ? [] : [set])])}
      actions={
        undone ? null : isAsking ? (
          <>
            <RowNote>{t('undoSure')}</RowNote>
            <Button
              size="small"
              onPress={() => {
                setIsAsking(false);
                undo.mutate();
              }}
            >
              {t('undo')}
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
            disabled={undo.isPending}
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {undo.isPending ? t('undoing') : t('undo')}
          </Button>
        )
      }
      below={
        <>
          {undo.isError && <ErrorLine failure={failureOf(undo.error)} />}
          {progress ? (
            <ProgressBar
              share={progress.total === 0 ? 1 : progress.seen / progress.total}
              label={t('running', {
                seen: value.count(progress.seen),
                total: value.count(progress.total),
              })}
            />
          ) : null}
        </>
      }
    >
      <RowNote>
        {line([
          t('chosen', { count: change.records }),
          who(change.by),
          time(change.at),
          ...(undone ? [t('undoneBy', { who: who(undone.by), time: time(undone.at) })] : []),
        ])}
      </RowNote>
    </Row>
  );
}
