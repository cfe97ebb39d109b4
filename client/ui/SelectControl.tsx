import css from './Control.module.css';

export type Option<T extends string> = { readonly value: T; readonly label: string };
export type OptionGroup<T extends string> = {
  readonly label: string;
  readonly options: readonly Option<T>[];
};

export type SelectControlProps<T extends string> = {
  id: string;
  value: T;
  groups: readonly OptionGroup<T>[];
  onChoose: (value: T) => void;
  /** In a line of other things; else as wide as its place. */
  isInline?: boolean;
  describedBy?: string | undefined;
};

/**
 * The platform's own select: keyboard, screen reader and phone wheel come with it. One group is shown without its label,
 * an empty one not at all.
 */
export function SelectControl<T extends string>(props: SelectControlProps<T>) {
  const { id, value, groups, onChoose, isInline = false, describedBy } = props;
  const options = groups.flatMap((group) => group.options);
  const filled = groups.filter((group) => group.options.length > 0);
  const items = (list: readonly Option<T>[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  return (
    <select
      id={id}
      className={[css['control'], isInline ? css['inline'] : css['wide']].join(' ')}
      value={value}
      aria-describedby={describedBy}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {filled.length === 1
        ? items(options)
        : filled.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {items(group.options)}
            </optgroup>
          ))}
    </select>
  );
}
