import css from './DataTable.module.css';

export type ChartTable = {
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
};

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
          {table.rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((value, index) => (
                <td key={index}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
