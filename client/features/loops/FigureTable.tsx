import { useTranslations } from 'use-intl/react';
import type { LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './Figures.module.css';
import { useFigureDefinitions } from './use-figure-definitions.ts';
import { useFigureText } from './use-figure-text.ts';

/** What scrolls must be reached by the keyboard. */
const SCROLLED = { role: 'group', tabIndex: 0 } as const;

/** Departments against the figures; every cell says what it is counted over. */
export function FigureTable({ answer }: { answer: LoopFiguresAnswer }) {
  const t = useTranslations('loopFigures');
  const loops = useTranslations('loops');
  const { language, value } = useFormats();
  const text = useFigureText();
  const defined = useFigureDefinitions();
  if (!defined || answer.departments.length === 0) return null;
  const title = t('byDepartmentTitle');
  return (
    <details className={css['more']}>
      <summary>{t('byDepartment')}</summary>
      <div className={css['scroll']} aria-label={title} {...SCROLLED}>
        <table className={css['table']}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('department')}</th>
              <th scope="col">{t('open')}</th>
              <th scope="col">{t('late')}</th>
              {answer.figures.map(({ id }) => (
                <th key={id} scope="col">
                  {nameIn(language, defined(id).name, id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.departments.map(({ department, open, late, figures }) => (
              <tr key={department?.key ?? ''}>
                <th scope="row">
                  <bdi>
                    {department ? nameIn(language, department.name, department.key) : loops('ofCx')}
                  </bdi>
                </th>
                <td>{value.count(open)}</td>
                <td>{value.count(late)}</td>
                {figures.map((figure) => {
                  const { minShow } = defined(figure.id);
                  const notes = text.notes(figure, minShow);
                  return (
                    <td key={figure.id}>
                      <span>{text.value(figure)}</span>{' '}
                      <span className={css['over']}>{text.over(figure) ?? notes[0]}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
