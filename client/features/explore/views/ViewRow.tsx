import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ViewAnswer, ViewChangeRequest } from '#server/contract/views.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import type { ExploreView } from '../../../url/explore-view.ts';
import { exploreHref, parseExplore, printExplore } from '../../../url/explore-view.ts';
import { DeleteView } from './DeleteView.tsx';
import { RenameForm } from './RenameForm.tsx';
import { useViewChange } from './use-view-change.ts';
import css from '../Explore.module.css';

export type ViewRowProps = {
  view: ViewAnswer;
  /** What the page shows now. */
  isShown: ExploreView;
  mayKeep: boolean;
};

/** One kept view: its link, whose it is, and what its owner can do with it. */
export function ViewRow({ view, isShown, mayKeep }: ViewRowProps) {
  const t = useTranslations('explore');
  const role = useTranslations('role');
  const { actions } = useQueries();
  const [isNaming, setIsNaming] = useState(false);
  const change = useViewChange(
    (wanted: ViewChangeRequest) => actions.views.change(view.id, wanted),
    () => {
      setIsNaming(false);
    },
  );
  // Read and written again: what is kept may be of an older day, and leads nowhere but to this page.
  const { view: kept } = parseExplore(view.query);
  const name = isolate(view.name);
  const owner = view.owner.name ?? roleName(view.owner.role, role) ?? t('somebody');
  return (
    <li className={css['view']}>
      <span className={css['grow']}>
        <Link
          className={css['name']}
          href={exploreHref(kept)}
          aria-current={printExplore(kept) === printExplore(isShown) ? 'true' : undefined}
        >
          <bdi>{view.name}</bdi>
        </Link>{' '}
        <span className={css['note']}>
          {view.isMine
            ? view.isShared
              ? t('shared')
              : t('private')
            : t('sharedBy', { name: isolate(owner) })}
        </span>
      </span>
      {mayKeep && view.isMine ? (
        <>
          <Button
            size="small"
            aria-label={t('renameOf', { name })}
            onPress={() => {
              setIsNaming(!isNaming);
            }}
          >
            {t('rename')}
          </Button>
          <Button
            size="small"
            disabled={change.isPending}
            aria-label={t(view.isShared ? 'unshareOf' : 'shareOf', { name })}
            onPress={() => {
              change.mutate({ isShared: !view.isShared });
            }}
          >
            {view.isShared ? t('unshare') : t('share')}
          </Button>
        </>
      ) : null}
      {mayKeep && view.mayDelete ? <DeleteView {...{ view }} /> : null}
      {isNaming ? (
        <RenameForm
          name={view.name}
          onSave={(wanted) => {
            change.mutate({ name: wanted });
          }}
        />
      ) : null}
      {change.isError ? <ErrorLine failure={failureOf(change.error)} /> : null}
    </li>
  );
}

const ROLES = ['executive', 'head', 'cx_officer', 'front_line', 'administrator'] as const;

function roleName(
  role: string | null,
  nameOf: (role: (typeof ROLES)[number]) => string,
): string | null {
  const known = ROLES.find((one) => one === role);
  return known ? nameOf(known) : null;
}
