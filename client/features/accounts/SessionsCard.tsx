import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Row, RowNote, Rows } from '../../ui/Rows.tsx';
import { browserName } from './browser-name.ts';
import css from './People.module.css';

/** Sessions that stand there before all are asked for: this one, then the newest. */
const FIRST = 5;

/** Where one is signed in; any but this one can be ended from here. */
export function SessionsCard() {
  const t = useTranslations('mine');
  const { locale, value } = useFormats();
  const zone = useZone();
  const queries = useQueries();
  const client = useQueryClient();
  const id = useId();
  const sessions = useQuery(queries.sessions());
  const end = useMutation({
    // Null = all but this one.
    mutationFn: (session: string | null) =>
      session === null
        ? queries.actions.accounts.endOtherSessions()
        : queries.actions.accounts.endSession(session),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const [isWhole, setIsWhole] = useState(false);
  const all = sessions.data?.sessions ?? [];
  const inOrder = [...all.filter(({ isThis }) => isThis), ...all.filter(({ isThis }) => !isThis)];
  const shown = isWhole ? inOrder : inOrder.slice(0, FIRST);
  const written = (instant: string) => formatInstant(locale, zone, Date.parse(instant));
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('sessionsTitle')} />
      {sessions.isError && <ErrorLine failure={failureOf(sessions.error)} />}
      {end.isError && <ErrorLine failure={failureOf(end.error)} />}
      <Rows>
        {shown.map((session) => (
          <Row
            key={session.id}
            actions={
              session.isThis ? (
                <RowNote>{t('thisOne')}</RowNote>
              ) : (
                <Button
                  size="small"
                  disabled={end.isPending}
                  onPress={() => {
                    end.mutate(session.id);
                  }}
                >
                  {t('end')}
                </Button>
              )
            }
          >
            <RowNote>
              <AgentName agent={session.agent} />
            </RowNote>
            <RowNote>
              {t('since', { time: written(session.createdAt), used: written(session.usedAt) })}
            </RowNote>
          </Row>
        ))}
      </Rows>
      {all.length > 1 ? (
        <div className={css['foot']}>
          {shown.length < all.length ? (
            <Button
              size="small"
              onPress={() => {
                setIsWhole(true);
              }}
            >
              {t('all', { count: value.count(all.length) })}
            </Button>
          ) : null}
          <Button
            size="small"
            disabled={end.isPending}
            onPress={() => {
              end.mutate(null);
            }}
          >
            {t('endOthers')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

/** The browser by the name people know; a caller that is none in its own words. */
function AgentName({ agent }: { agent: string }) {
  const t = useTranslations('mine');
  const known = browserName(agent);
  if (known) {
    // Two Latin names must not turn an Arabic sentence round.
    return t('browserOn', { browser: isolate(known.browser), system: isolate(known.system) });
  }
  return agent === '' ? t('unknownAgent') : <bdi>{agent}</bdi>;
}
