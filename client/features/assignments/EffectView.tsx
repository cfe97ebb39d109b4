import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { EffectAnswer } from '#server/contract/assignments.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Assignments.module.css';
import { useRuleWords } from './use-rule-words.ts';

/** What saving would do to the records there are: how many, from what to what, and some of their texts. */
export function EffectView({ effect }: { effect: EffectAnswer }) {
  const t = useTranslations('assign');
  const { line, value } = useFormats();
  const { named } = useRuleWords();
  const id = useId();
  const { seen, total, moved, moves, samples } = effect;
  const whole = value.count;
  const lookedAt =
    seen === total
      ? t('lookedAt', { count: total })
      : t('lookedAtPart', { seen: whole(seen), total: whole(total) });
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('effect')} />
      <div className={css['effect']} role="status">
        <p>{line([t('moves', { count: moved }), lookedAt])}</p>
        {moves.length > 0 ? (
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{t('from')}</th>
                <th scope="col">{t('to')}</th>
                <th scope="col" className={css['number']}>
                  {t('records')}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.map(({ dimension, from, to, records }) => (
                <tr key={`${dimension} ${from.key} ${to.key}`}>
                  <td>{t('sets', { dimension: t(dimension), value: named(from) })}</td>
                  <td>{named(to)}</td>
                  <td className={css['number']}>{whole(records)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {samples.length > 0 ? (
          <>
            <p className={css['hint']}>{t('samples')}</p>
            <ul className={css['samples']}>
              {samples.map(({ kind, source, externalId, text }) => (
                <li key={`${kind} ${source} ${externalId}`} dir="auto">
                  {text ?? t('noText')}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Card>
  );
}
