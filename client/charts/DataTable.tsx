import { NumberLink } from '../ui/NumberLink.tsx';
import css from './DataTable.module.css';

export type ChartTable = {
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly string[];
    /** Cells (by their places) that are numbers with records behind them. */
    readonly behind?: readonly {
      readonly cell: number;
      readonly href: string;
      readonly label: string;
    }[];
  }[];
};

/** Letters from which a cell is a sentence, which is read in lines and not pushed along. */
const SENTENCE = 28;

export function DataTable({
  caption,
  table,
  height,
}: {
  caption: string;
  table: ChartTable;
  height: number | null;
}) {
  return (
    <div
      {...(height === null
        ? {}
        : {
            className: css['scroll'],
            style: { maxBlockSize: height },
            role: 'region',
            'aria-label': caption,
            tabIndex: 0,
          })}
    >
      <table className={css['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [name, ...values], behind = [] }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((value, index) => {
                const link = behind.find(({ cell }) => cell === index + 1);
                return (
                  <td key={index} className={value.length > SENTENCE ? css['sentence'] : undefined}>
                    {/* What is there for the ear only must not be met by the keyboard. */}
                    {link && height !== null ? <NumberLink {...link}>{value}</NumberLink> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
