import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundChange, BeliefRoundInfo } from '#server/contract/beliefs.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions } from '../../ui/Form.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { useWho } from '../../ui/use-who.ts';

export type RoundRowProps = {
  round: BeliefRoundInfo;
  /** Leaders who may answer today; null = nobody knows. */
  leaders: number | null;
};

/** One round: its days, how it stands, who made it, and what may be done about it. */
export function RoundRow({ round, leaders }: RoundRowProps) {
  const t = useTranslations('beliefs');
  const formats = useFormats();
  const who = useWho();
  const zone = useZone();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [isClosing, setIsClosing] = useState(false);
  const change = useMutation({
    mutationFn: (wanted: BeliefRoundChange) => actions.beliefs.change(round.id, wanted),
    onSuccess: async () => {
      setIsClosing(false);
      await client.invalidateQueries({ queryKey: ['beliefs'] });
    },
  });
  const name = nameIn(formats.language, round.name, String(round.id));
  const did = (what: 'made' | 'closed' | 'takenBack') => {
    const done = round[what];
    if (done === null) return [];
    const time = formatInstant(formats.locale, zone, Date.parse(done.at));
    return [t(`did.${what}`, { who: who(done.by), time })];
  };
  const count = round.respondents;
  const answered =
    round.state === 'open' && leaders !== null
      ? t('respondentsOf', { count, leaders: formats.value.count(leaders) })
      : t('respondents', { count });
  const isGone = round.state === 'taken_back';
  return (
    <Row
      name={<bdi>{name}</bdi>}
      actions={
        <>
          {round.state === 'open' ? (
            <Button
              size="small"
              aria-label={t('closeOf', { name })}
              onPress={() => {
                setIsClosing(true);
              }}
            >
              {t('close')}
            </Button>
          ) : null}
          <Button
            size="small"
            aria-label={t(isGone ? 'bringBackOf' : 'takeBackOf', { name })}
            disabled={change.isPending}
            onPress={() => {
              change.mutate({ isTakenBack: !isGone });
            }}
          >
            {t(isGone ? 'bringBack' : 'takeBack')}
          </Button>
        </>
      }
      below={
        <>
          {change.isError && !isClosing ? <ErrorLine failure={failureOf(change.error)} /> : null}
          {isClosing ? (
            <Dialog
              title={t('close')}
              onLeave={() => {
                setIsClosing(false);
              }}
            >
              <p>{t('closeAsk', { name: isolate(name) })}</p>
              {change.isError && <ErrorLine failure={failureOf(change.error)} />}
              <FormActions>
                <Button
                  isPrimary
                  disabled={change.isPending}
                  onPress={() => {
                    change.mutate({ isClosed: true });
                  }}
                >
                  {t('closeYes')}
                </Button>
                <Button
                  onPress={() => {
                    setIsClosing(false);
                  }}
                >
                  {t('leave')}
                </Button>
              </FormActions>
            </Dialog>
          ) : null}
        </>
      }
    >
      <span>
        {formats.line([
          formats.day.range(round.from, round.to),
          t(`state.${round.state}`),
          ...(round.state === 'coming' || isGone ? [] : [answered]),
        ])}
      </span>
      <RowNote>{formats.line([...did('made'), ...did('closed'), ...did('takenBack')])}</RowNote>
    </Row>
  );
}
