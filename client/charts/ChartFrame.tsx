import { Suspense, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { BrokenPart } from '../ui/BrokenPart.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { Failure } from '../ui/ErrorState.tsx';
import { LoadingNote, Skeleton } from '../ui/Skeleton.tsx';
import { DataTable } from './DataTable.tsx';
import type { ChartTable } from './DataTable.tsx';
import { MarkList } from './MarkList.tsx';
import type { ListedMark } from './MarkList.tsx';
import { useBoxWidth } from './use-box-width.ts';
import css from './ChartFrame.module.css';

export type ChartSize = { readonly width: number; readonly height: number };

export type ChartState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure; readonly retry: () => void }
  /** `isTooFew`: something was counted, but less than may be shown. */
  | { readonly status: 'empty'; readonly isTooFew: boolean }
  | { readonly status: 'ready' };

export type ChartFrameProps = {
  /** Says what the chart shows, with its period. */
  title: string;
  /** n and the day to which data is complete, in words. */
  notes: readonly string[];
  legend: readonly string[];
  /** What happened meanwhile, in the order of the numbers on the chart; left out = nothing. */
  marks?: readonly ListedMark[];
  /** The same day for machines; null when unknown. */
  completeTo: string | null;
  height: number;
  state: ChartState;
  /** What there is to say where nothing can be drawn; left out = the usual words. */
  empty?: string;
  /** The same values as text: for screen readers always, for everybody on demand. */
  table: ChartTable;
  children: (size: ChartSize) => ReactNode;
};

/** Owns what every chart needs: title, base, size, the four states and the table twin. Charts themselves only draw. */
export function ChartFrame({
  title,
  notes,
  legend,
  marks,
  completeTo,
  height,
  state,
  empty,
  table,
  children,
}: ChartFrameProps) {
  const t = useTranslations('chart');
  const { line } = useFormats();
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  const { ref, width } = useBoxWidth();
  const isReady = state.status === 'ready';
  const isDrawn = isReady && !isTable;
  return (
    <figure
      className={css['frame']}
      aria-labelledby={titleId}
      data-complete-to={completeTo ?? undefined}
    >
      <div className={css['head']}>
        <div className={css['words']}>
          <h3 id={titleId} className={css['title']}>
            {title}
          </h3>
          <p className={css['notes']}>{line(notes)}</p>
        </div>
        {isReady && (
          <Button
            size="small"
            onPress={() => {
              setIsTable(!isTable);
            }}
          >
            {isTable ? t('showChart') : t('showTable')}
          </Button>
        )}
      </div>
      <div
        ref={ref}
        className={css['place']}
        style={{ minBlockSize: state.status === 'empty' ? 0 : height }}
      >
        {state.status === 'loading' && (
          <>
            <LoadingNote />
            <Skeleton height={`${height}px`} />
          </>
        )}
        {state.status === 'failed' && <ErrorState failure={state.failure} onRetry={state.retry} />}
        {state.status === 'empty' && (
          <EmptyState
            title={state.isTooFew ? t('tooFewTitle') : t('emptyTitle')}
            hint={empty ?? (state.isTooFew ? t('tooFewHint') : t('emptyHint'))}
          />
        )}
        {isReady && isTable && (
          <DataTable caption={t('tableOf', { title })} table={table} height={height} />
        )}
        {isDrawn && (
          <>
            <div className={css['box']}>
              <Boundary fallback={<BrokenPart />}>
                <Suspense fallback={<Skeleton height={`${height}px`} />}>
                  {children({ width, height })}
                </Suspense>
              </Boundary>
            </div>
            <div className="visually-hidden">
              <DataTable caption={t('tableOf', { title })} table={table} height={null} />
            </div>
          </>
        )}
      </div>
      {isDrawn && legend.length > 0 && (
        <figcaption className={css['legend']}>{line(legend)}</figcaption>
      )}
      {isDrawn && marks ? <MarkList marks={marks} /> : null}
    </figure>
  );
}
