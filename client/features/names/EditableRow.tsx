import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Row, RowNote } from '../../ui/Rows.tsx';

type EditableRowProps = {
  name: string;
  facts: readonly string[];
  mayEdit: boolean;
  /** Stands in the row while it is edited. */
  form: (onDone: () => void) => ReactNode;
  /** What stands below its facts. */
  children?: ReactNode;
};

/** One name with its facts, and the form that changes it. */
export function EditableRow({ name, facts, mayEdit, form, children }: EditableRowProps) {
  const t = useTranslations('names');
  const { line } = useFormats();
  const [isEditing, setIsEditing] = useState(false);
  const wasEditing = useRef(false);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isEditing && !wasEditing.current) place.current?.querySelector('input')?.focus();
    // Whoever went on elsewhere while it was saved stays there.
    if (!isEditing && wasEditing.current && document.activeElement === document.body) {
      place.current?.querySelector('button')?.focus({ preventScroll: true });
    }
    wasEditing.current = isEditing;
  }, [isEditing]);
  return (
    <Row
      ref={place}
      name={<bdi>{name}</bdi>}
      actions={
        mayEdit &&
        !isEditing && (
          <Button
            size="small"
            aria-label={t('editOf', { name: isolate(name) })}
            onPress={() => {
              setIsEditing(true);
            }}
          >
            {t('edit')}
          </Button>
        )
      }
      below={
        isEditing &&
        form(() => {
          setIsEditing(false);
        })
      }
    >
      <RowNote>{line([...facts])}</RowNote>
      {children}
    </Row>
  );
}
