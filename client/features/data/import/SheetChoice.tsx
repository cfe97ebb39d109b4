import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SheetsAnswer } from '#server/contract/sheets.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Card } from '../../../ui/Card.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import css from './Sheets.module.css';

type Sheet = SheetsAnswer['sheets'][number];

/** The sheets of a workbook by their first cells; one of them is imported. */
export function SheetChoice({
  sheets,
  fitting,
  chosen,
  onChoose,
}: Omit<SheetsAnswer, 'import'> & { chosen: string | null; onChoose: (sheet: string) => void }) {
  const t = useTranslations('join');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('sheets')} />
      <div role="radiogroup" aria-labelledby={id} className={css['sheets']}>
        {sheets.map((sheet, i) => (
          <label key={sheet.name} className={css['sheet']}>
            <input
              type="radio"
              name={id}
              value={sheet.name}
              checked={sheet.name === chosen}
              // There is nothing to read in an empty one.
              disabled={sheet.cells.length === 0}
              aria-labelledby={`${id}-${i}`}
              aria-describedby={`${id}-${i}-cells`}
              onChange={() => {
                onChoose(sheet.name);
              }}
            />
            <SheetWords id={`${id}-${i}`} sheet={sheet} isFitting={sheet.name === fitting} />
          </label>
        ))}
      </div>
    </Card>
  );
}

function SheetWords({ id, sheet, isFitting }: { id: string; sheet: Sheet; isFitting: boolean }) {
  const t = useTranslations('join');
  const { line } = useFormats();
  const { name, rows, more, hidden, cells } = sheet;
  return (
    <span className={css['words']}>
      <span id={id}>
        <bdi className={css['name']}>{name}</bdi>
        <span className={css['facts']}>
          {' '}
          {line([
            cells.length === 0 ? t('empty') : t(more ? 'moreRows' : 'rows', { count: rows }),
            ...(hidden ? [t('hidden')] : []),
            ...(isFitting ? [t('fitting')] : []),
          ])}
        </span>
      </span>
      <span id={`${id}-cells`} className={css['rows']}>
        {cells.map((row, i) => (
          <span key={i} className={css['cells']}>
            {row.map((text, column) => (
              <bdi key={column}>{text}</bdi>
            ))}
          </span>
        ))}
      </span>
    </span>
  );
}
