import { useLocation } from 'wouter';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { useValueNames } from './api/use-filter-values.ts';
import { FilterChip } from './ui/FilterBar.tsx';
import { hrefWithView } from './url/kept-address.ts';
import { WHOLE_HREF } from './url/overview-address.ts';
import { useSearch } from './url/use-search.ts';
import { useView } from './url/use-view.ts';
import type { ViewState } from './url/view-state.ts';
import { dimensionOf, filteredDimensions } from './url/view-state.ts';
import css from './WeekControls.module.css';
import { WeekDepartments } from './WeekDepartments.tsx';
import { WeekPeriod } from './WeekPeriod.tsx';

export type WeekControlsProps = {
  organisation: OrganisationAnswer;
  lastWeek: { from: string; to: string };
  /** Keys of the departments that the reader heads. */
  own: readonly string[];
};

/** Which days a page shows and whose, beside its title. What is chosen stands in the address. */
export function WeekControls({ organisation, lastWeek, own }: WeekControlsProps) {
  const { view } = useView();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const valuesOf = useValueNames(['department', ...filteredDimensions(view)]);
  const choose = (change: Partial<ViewState>) => {
    const href = hrefWithView(path, search, { ...view, ...change });
    // The bare address opens heads' own departments: of the whole it says so.
    navigate(href === '/' ? WHOLE_HREF : href);
  };
  const { period, filters } = view;
  const ofDepartments = filters.filter(({ field }) => dimensionOf(field) === 'department');
  const others = filters.filter((filter) => !ofDepartments.includes(filter));
  return (
    <>
      {others.length > 0 ? (
        <span className={css['others']}>
          {others.map((filter) => (
            <FilterChip
              key={filter.field}
              {...filter}
              {...{ valuesOf, dimensionOf }}
              attributes={organisation.attributes}
              onRemove={() => {
                choose({ filters: filters.filter((one) => one !== filter) });
              }}
            />
          ))}
        </span>
      ) : null}
      <WeekPeriod
        {...{ period, lastWeek }}
        today={organisation.today}
        dataThrough={organisation.dataThrough}
        onChoose={(chosen) => {
          choose({ period: chosen });
        }}
      />
      <WeekDepartments
        {...{ own }}
        filters={ofDepartments}
        names={valuesOf('department')}
        onChoose={(chosen) => {
          choose({ filters: [...others, ...chosen] });
        }}
      />
    </>
  );
}
