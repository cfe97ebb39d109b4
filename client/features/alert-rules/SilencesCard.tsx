import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SilenceInfo } from '#server/contract/silences.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Row, RowNote, Rows } from '../../ui/Rows.tsx';
import css from './AlertRules.module.css';
import { SilenceForm } from './SilenceForm.tsx';
import { useRuleName } from './use-rule-name.ts';

/** When nobody is told of some alerts, the newest first, and one more. */
export function SilencesCard() {
  const t = useTranslations('silences');
  const id = useId();
  const silences = useQuery(useAlertQueries().silences());
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('title')} />
      <p className={css['note']}>{t('hint')}</p>
      {silences.isPending ? <Skeleton height="3rem" /> : null}
      {silences.isError ? (
        <ErrorState failure={failureOf(silences.error)} onRetry={() => void silences.refetch()} />
      ) : null}
      {silences.data?.silences.length === 0 ? <p className={css['none']}>{t('none')}</p> : null}
      <Rows>
        {silences.data?.silences.map((silence) => (
          <SilenceRow key={silence.id} silence={silence} />
        ))}
      </Rows>
      {isAdding ? (
        <SilenceForm
          onLeave={() => {
            setIsAdding(false);
          }}
        />
      ) : (
        <Button
          onPress={() => {
            setIsAdding(true);
          }}
        >
          {t('new')}
        </Button>
      )}
    </Card>
  );
}

function SilenceRow({ silence }: { silence: SilenceInfo }) {
  const t = useTranslations('silences');
  const { language, locale, line } = useFormats();
  const zone = useZone();
  const who = useWho();
  const queries = useAlertQueries();
  const { actions } = queries;
  const ruleName = useRuleName();
  const rules = useQuery(queries.rules()).data?.rules;
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => actions.silences.end(silence.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['silences'] }),
  });
  const time = (at: string) => formatInstant(locale, zone, Date.parse(at));
  const rule = rules?.find(({ id }) => id === silence.rule);
  const about = [
    ...[silence.department, silence.theme].flatMap((one) =>
      one ? [isolate(nameIn(language, one.name, one.key))] : [],
    ),
    ...(silence.rule === null || !rules
      ? []
      : [rule ? t('ofRule', { rule: isolate(ruleName(rule)) }) : t('goneRule')]),
  ];
  const isOfAny = !silence.department && !silence.theme && silence.rule === null;
  return (
    <Row
      name={isOfAny ? t('any') : line(about)}
      actions={
        silence.state === 'over' ? null : (
          <Button
            size="small"
            disabled={end.isPending}
            onPress={() => {
              end.mutate();
            }}
          >
            {t('end')}
          </Button>
        )
      }
      below={end.isError ? <ErrorLine failure={failureOf(end.error)} /> : null}
    >
      <span>
        <bdi>{silence.reason}</bdi>
      </span>
      <RowNote>
        {line([
          t(`state.${silence.state}`),
          t('fromTo', { from: time(silence.from), to: time(silence.to) }),
          t('madeBy', { who: who(silence.made.by) }),
        ])}
      </RowNote>
    </Row>
  );
}
