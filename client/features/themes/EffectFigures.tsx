import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { Draft } from './draft.ts';
import { changesByTheme, unclassifiedOf } from './effect.ts';
import type { Effect } from './effect.ts';
import { useShareText } from './shares.ts';
import css from './Themes.module.css';
import { useThemeName } from './use-theme-name.ts';

/** Moves that are shown with texts. */
const SHOWN_MOVES = 10;

export type EffectFiguresProps = { effect: Effect; answer: ThemesAnswer; draft: Draft };

/** How many records would get another theme, theme by theme, with some of their texts. */
export function EffectFigures({ effect, answer, draft }: EffectFiguresProps) {
  const t = useTranslations('themes.effect');
  const { value } = useFormats();
  const shareText = useShareText();
  const nameOf = useThemeName(answer, draft);
  const changes = changesByTheme(effect);
  const none = unclassifiedOf(effect, answer.unclassified.key);
  const records = effect.moves.reduce((sum, move) => sum + move.records, 0);
  const told = effect.told.reduce((sum, one) => sum + one.records, 0);
  return (
    <div className={css['effect']} role="status">
      <p className={css['verdict']}>
        {records === 0 ? (effect.isWhole ? t('nothing') : '') : t('moved', { count: records })}
      </p>
      {none.all > 0 && (
        <p className={css['note']}>
          {t('unclassified', {
            before: shareText(none.before, none.all),
            after: shareText(none.after, none.all),
            texts: value.count(none.all),
          })}
        </p>
      )}
      {told > 0 && <p className={css['note']}>{t('told', { count: told })}</p>}
      {changes.length > 0 && (
        <div className={css['wide']}>
          <table className={css['table']}>
            <thead>
              <tr>
                {(['theme', 'before', 'gains', 'loses', 'after'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.theme}>
                  <th scope="row">{nameOf(change.theme)}</th>
                  <td className={css['number']}>{value.count(change.before)}</td>
                  <td className={css['number']}>{value.change('count', change.gains)}</td>
                  <td className={css['number']}>{value.change('count', -change.loses)}</td>
                  <td className={css['number']}>{value.count(change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className={css['samples']}>
        {effect.moves.slice(0, SHOWN_MOVES).map((move) => (
          <li key={`${move.from} ${move.to}`}>
            <p className={css['move']}>
              {t('from', { from: nameOf(move.from), to: nameOf(move.to) })}{' '}
              <span className={css['note']}>{value.count(move.records)}</span>
            </p>
            {move.samples.map(({ source, externalId, text }) => (
              <blockquote key={`${source} ${externalId}`} className={css['quote']} dir="auto">
                {text}
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
      {effect.moves.length > SHOWN_MOVES && (
        <p className={css['note']}>
          {t('moreMoves', { count: effect.moves.length - SHOWN_MOVES })}
        </p>
      )}
    </div>
  );
}
