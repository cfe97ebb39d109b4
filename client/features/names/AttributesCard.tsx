import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Rows } from '../../ui/Rows.tsx';
import { AttributeForm } from './AttributeForm.tsx';
import { EditableRow } from './EditableRow.tsx';
import css from './Names.module.css';

type Attributes = OrganisationAnswer['attributes'];

/** What else records tell, by name; nothing where they tell nothing else. */
export function AttributesCard({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('names');
  const id = useId();
  const attributes = useQuery(useQueries().organisation()).data?.attributes ?? [];
  if (attributes.length === 0) return null;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('attributes')} />
      <p className={css['note']}>{t('attributesHint')}</p>
      <Rows>
        {attributes.map((attribute) => (
          <AttributeRow key={attribute.key} {...{ attribute, mayEdit }} />
        ))}
      </Rows>
    </Card>
  );
}

function AttributeRow({ attribute, mayEdit }: { attribute: Attributes[number]; mayEdit: boolean }) {
  const t = useTranslations('names');
  const { language } = useFormats();
  const { key, name } = attribute;
  const other = name[language === 'en' ? 'ar' : 'en'];
  const facts = [
    ...(other === '' ? [] : [isolate(other)]),
    t('key', { key: isolate(key) }),
    ...(name.en === '' || name.ar === '' ? [t('unnamed')] : []),
  ];
  return (
    <EditableRow
      name={nameIn(language, name, key)}
      facts={facts}
      mayEdit={mayEdit}
      form={(onDone) => <AttributeForm {...{ attribute, onDone }} />}
    />
  );
}
