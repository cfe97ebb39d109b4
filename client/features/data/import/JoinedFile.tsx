import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { JoinedTableAnswer } from '#server/contract/guess.ts';
import type { GuessedColumn, GuessedJoin } from '../../../api/guess.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceField, FieldGroup, FieldRow, FormActions } from '../../../ui/Form.tsx';
import css from './Import.module.css';

type Keys = NonNullable<JoinedTableAnswer['keys']>;

export type JoinedFileProps = {
  join: GuessedJoin;
  /** True for another sheet of the imported workbook. */
  isSameFile: boolean;
  /** Columns of the imported file. */
  own: readonly GuessedColumn[];
  /** What was found out of it; null while it is being read. */
  table: JoinedTableAnswer | null;
  onChange: (join: GuessedJoin) => void;
  onRemove: () => void;
};

/** One joined file: by which columns, how well they go together, and how to say otherwise. */
export function JoinedFile(props: JoinedFileProps) {
  const { join, isSameFile, own, table, onChange, onRemove } = props;
  const t = useTranslations('join');
  const title = isolate(isSameFile ? (join.sheet ?? join.name) : join.name);
  return (
    <FieldGroup legend={title}>
      {table === null ? (
        <p role="status" className={css['note']}>
          {t('reading', { name: title })}
        </p>
      ) : (
        <Found table={table} />
      )}
      <FieldRow>
        {!isSameFile && <SheetOfJoined join={join} onChange={onChange} />}
        {table && <KeyFields {...{ title, join, own, table, onChange }} />}
      </FieldRow>
      <FormActions>
        <Button size="small" onPress={onRemove}>
          {t('remove', { file: title })}
        </Button>
      </FormActions>
    </FieldGroup>
  );
}

function Found({ table }: { table: JoinedTableAnswer }) {
  const t = useTranslations('join');
  const { value } = useFormats();
  const { keys, looked, found, complete } = table;
  if (keys === null) {
    return (
      <p role="status" className={css['lost']}>
        {t('noKey')}
      </p>
    );
  }
  return (
    <p role="status" className={found === 0 ? css['lost'] : css['note']}>
      {t('found', { found: value.count(found), looked })}
      {!complete && ` ${t('foundPart')}`}
    </p>
  );
}

/** Which columns are the key on either side. */
function KeyFields({
  title,
  join,
  own,
  table,
  onChange,
}: Pick<JoinedFileProps, 'join' | 'own' | 'onChange'> & {
  title: string;
  table: JoinedTableAnswer;
}) {
  const t = useTranslations('join');
  // One side may be chosen before the other.
  const keys: Keys = join.keys ?? table.keys ?? { own: '', theirs: '' };
  const choose = (changed: Partial<Keys>) => {
    onChange({ ...join, keys: { ...keys, ...changed } });
  };
  const none = { value: '', label: t('noColumn') };
  const options = (columns: readonly { name: string; header: string }[]) => [
    {
      label: '',
      options: [
        none,
        ...columns.map(({ name, header }) => ({ value: name, label: header || name })),
      ],
    },
  ];
  return (
    <>
      <ChoiceField
        label={t('ownKey')}
        value={keys.own}
        groups={options(own.map(({ column, header }) => ({ name: column, header })))}
        onChoose={(chosen) => {
          choose({ own: chosen });
        }}
      />
      <ChoiceField
        label={t('theirKey', { file: title })}
        value={keys.theirs}
        groups={options(table.columns)}
        onChoose={(chosen) => {
          choose({ theirs: chosen });
        }}
      />
    </>
  );
}

/** The sheet of a joined workbook; nothing where there is no choice. */
function SheetOfJoined({ join, onChange }: Pick<JoinedFileProps, 'join' | 'onChange'>) {
  const t = useTranslations('join');
  const { file, name } = join;
  const { data } = useQuery(useQueries().sheets({ file, name }));
  const filled = (data?.sheets ?? []).filter(({ rows }) => rows > 1);
  const [first] = filled;
  if (!first || filled.length < 2) return null;
  return (
    <ChoiceField
      label={t('sheetOf', { file: isolate(name) })}
      value={join.sheet ?? first.name}
      groups={[{ label: '', options: filled.map((one) => ({ value: one.name, label: one.name })) }]}
      onChoose={(sheet) => {
        onChange({ file, name, sheet });
      }}
    />
  );
}
