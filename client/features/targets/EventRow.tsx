import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { EventInfo } from '#server/contract/events.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';
import { EventForm } from './EventForm.tsx';
import { useDoneText } from './use-done-text.ts';

export type EventRowProps = {
  event: EventInfo;
  today: string;
  mayEdit: boolean;
  onRemoved: (name: string) => void;
};

/** One event: what, when, whom it concerns, who told it; and what may be done about it. */
export function EventRow({ event, today, mayEdit, onRemoved }: EventRowProps) {
  const t = useTranslations('events');
  const { language } = useFormats();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [isEditing, setIsEditing] = useState(false);
  const name = isolate(nameIn(language, event.name, event.name.en || event.name.ar));
  const turn = useMutation({
    mutationFn: (isRemoved: boolean) => actions.events.change(event.id, { isRemoved }),
    onSuccess: async (_, isRemoved) => {
      if (isRemoved) onRemoved(name);
      await client.invalidateQueries();
    },
  });
  return (
    <Row
      name={name}
      actions={
        mayEdit && !isEditing ? (
          <>
            {event.removed ? null : (
              <Button
                size="small"
                aria-label={t('editOf', { name })}
                onPress={() => {
                  setIsEditing(true);
                }}
              >
                {t('edit')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={event.removed ? t('bringBackOf', { name }) : t('removeOf', { name })}
              disabled={turn.isPending}
              onPress={() => {
                turn.mutate(!event.removed);
              }}
            >
              {event.removed ? t('bringBack') : t('remove')}
            </Button>
          </>
        ) : null
      }
      below={
        <>
          {isEditing ? (
            <EventForm
              event={event}
              today={today}
              onLeave={() => {
                setIsEditing(false);
              }}
            />
          ) : null}
          {turn.isError && <ErrorLine failure={failureOf(turn.error)} />}
        </>
      }
    >
      <EventWords event={event} />
    </Row>
  );
}

function EventWords({ event }: { event: EventInfo }) {
  const t = useTranslations('events');
  const { language, day, line } = useFormats();
  const done = useDoneText();
  const { scope, note } = event;
  const about = scope ? isolate(nameIn(language, scope.name, scope.key)) : t('everything');
  const history = [
    done('added', event.made),
    done('changed', event.changed),
    done('removed', event.removed),
  ].filter((text) => text !== '');
  return (
    <>
      <span>{line([t(`kind.${event.kind}`), day.range(event.from, event.to), about])}</span>
      {note === null ? null : <RowNote>{isolate(note)}</RowNote>}
      <RowNote>{line(history)}</RowNote>
    </>
  );
}
