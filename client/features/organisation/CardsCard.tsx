import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { metricOptions } from '../../api/metric-options.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ChoiceField, Form, FormActions, FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PLACES, atPlace, cardsOf, placesOf } from './places.ts';

/** Which numbers stand on the overview, and in which order. */
export function CardsCard({ organisation }: { organisation: OrganisationAnswer }) {
  const t = useTranslations('organisation');
  const id = useId();
  const catalogue = useQuery(useQueries().catalogue());
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('cardsTitle')} />
      {catalogue.isPending && <Skeleton height="16rem" />}
      {catalogue.isError && (
        <ErrorState failure={failureOf(catalogue.error)} onRetry={() => void catalogue.refetch()} />
      )}
      {catalogue.data && <CardsForm organisation={organisation} catalogue={catalogue.data} />}
    </Card>
  );
}

type CardsFormProps = { organisation: OrganisationAnswer; catalogue: Catalogue };

/** One choice for each place; a number that is put where another stood changes places with it. */
function CardsForm({ organisation, catalogue }: CardsFormProps) {
  const t = useTranslations('organisation');
  const panel = useTranslations('panel');
  const { language, value } = useFormats();
  const { actions, organisation: asked } = useQueries();
  const client = useQueryClient();
  const [places, setPlaces] = useState(() => placesOf(organisation.cards));
  const [note, setNote] = useState('');
  const words = { onCards: panel('onCards'), others: panel('others') };
  const groups = metricOptions(cardsOf(places), catalogue, { language, words });
  const save = useMutation({
    mutationFn: () => actions.changeOrganisation({ cards: cardsOf(places) }),
    onSuccess: (answer) => {
      client.setQueryData(asked().queryKey, answer);
      setPlaces(placesOf(answer.cards));
      setNote(t('saved'));
    },
  });
  const send = () => {
    if (save.isPending) return;
    const cards = cardsOf(places);
    if (cards.length === 0) setNote(t('needCard'));
    else if (String(cards) === String(organisation.cards)) setNote(t('unchanged'));
    else save.mutate();
  };
  return (
    <Form onSend={send}>
      <FormNote text={t('cardsHint')} />
      {PLACES.map((place) => (
        <ChoiceField
          key={place}
          label={t('cardPlace', { place: value.count(place + 1) })}
          value={places[place] ?? ''}
          groups={[{ label: t('noCard'), options: [{ value: '', label: t('noCard') }] }, ...groups]}
          onChoose={(metric) => {
            setPlaces(atPlace(places, place, metric));
            setNote('');
          }}
        />
      ))}
      {save.isError && <ErrorLine failure={failureOf(save.error)} />}
      <FormActions>
        <Button isPrimary disabled={save.isPending}>
          {save.isPending ? t('saving') : t('saveCards')}
        </Button>
        <FormNote text={note} />
      </FormActions>
    </Form>
  );
}
