import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Spark } from '../../ui/Spark.tsx';
import { useTimeReversed } from './use-time-reversed.ts';
import { themeHref } from './addresses.ts';
import { sumOf, useShareText } from './shares.ts';
import css from './Themes.module.css';

export type ThemeRowProps = {
  id: string;
  name: string;
  note: string | null;
  depth: number;
  weeks: readonly number[];
  /** Records that shares are shares of, and those of the largest theme. */
  whole: number;
  most: number;
  isApart?: boolean;
  toggle?: { label: string; isOpen: boolean; onToggle: () => void };
  children?: ReactNode;
};

/** One theme; its name leads to its records. What is inside unfolds below. */
export function ThemeRow(props: ThemeRowProps) {
  const { id, name, note, depth, weeks, whole, most, isApart = false, toggle, children } = props;
  const t = useTranslations('themes');
  const { value } = useFormats();
  const shareText = useShareText();
  const isReversed = useTimeReversed();
  const n = sumOf(weeks);
  return (
    <>
      <tr className={isApart ? css['apart'] : undefined}>
        <th scope="row" style={{ paddingInlineStart: `calc(var(--space-2) + ${depth} * 1.25rem)` }}>
          <Link href={themeHref('/records', id)} className={css['name']}>
            <bdi>{name}</bdi>
          </Link>
          {note !== null && <span className={css['note']}>{note}</span>}
        </th>
        <td>
          <span className={css['share']}>
            <span className={css['bar']} aria-hidden="true">
              <span style={{ inlineSize: `${most === 0 ? 0 : (n / most) * 100}%` }} />
            </span>
            {shareText(n, whole)}
          </span>
        </td>
        <td className={css['number']}>
          <span className={css['bare']}>{value.count(n)}</span>
          <span className={css['told']}>{t('records', { count: n })}</span>
        </td>
        <td className={css['trend']}>
          {n > 0 && (
            <Spark
              values={weeks}
              band={null}
              targets={[]}
              least={0}
              isLastProvisional={false}
              tone="quiet"
              isReversed={isReversed}
              label={t('trendLabel', {
                name,
                first: value.count(weeks[0] ?? 0),
                last: value.count(weeks.at(-1) ?? 0),
                most: value.count(Math.max(...weeks)),
              })}
            />
          )}
        </td>
        <td className={css['end']}>
          {toggle && (
            <Button size="small" aria-expanded={toggle.isOpen} onPress={toggle.onToggle}>
              {toggle.label}
            </Button>
          )}
        </td>
      </tr>
      {toggle?.isOpen === true && (
        <tr className={css['unfolded']}>
          <td colSpan={5}>{children}</td>
        </tr>
      )}
    </>
  );
}
