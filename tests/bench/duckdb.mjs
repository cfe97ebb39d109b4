// The peer: DuckDB on disk, two threads, answering the same overview question from raw rows. A program of its own: in one
// process each side ran slower for what the other keeps in memory. Told a file, then one asking after the other.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { DuckDBInstance } from '@duckdb/node-api';

const MEASURES = (from, to) => `
  count(*) FILTER (WHERE nps IS NOT NULL AND opened >= ${from} AND opened < ${to}) AS nps_n,
  count(*) FILTER (WHERE nps >= 9 AND opened >= ${from} AND opened < ${to}) AS nps_p,
  count(*) FILTER (WHERE nps <= 6 AND opened >= ${from} AND opened < ${to}) AS nps_d,
  count(*) FILTER (WHERE csat IS NOT NULL AND opened >= ${from} AND opened < ${to}) AS csat_n,
  count(*) FILTER (WHERE csat >= 4 AND opened >= ${from} AND opened < ${to}) AS csat_top,
  count(*) FILTER (WHERE ces IS NOT NULL AND opened >= ${from} AND opened < ${to}) AS ces_n,
  count(*) FILTER (WHERE ces >= 5 AND opened >= ${from} AND opened < ${to}) AS ces_top,
  count(*) FILTER (WHERE opened >= ${from} AND opened < ${to}) AS volume,
  count(*) FILTER (WHERE fcr AND opened >= ${from} AND opened < ${to}) AS fcr_yes,
  count(*) FILTER (WHERE escalated > 0 AND opened >= ${from} AND opened < ${to}) AS escalated,
  count(*) FILTER (WHERE bot IS NOT NULL AND opened >= ${from} AND opened < ${to}) AS entered,
  count(*) FILTER (WHERE bot = 'contained' AND opened >= ${from} AND opened < ${to}) AS contained,
  count(*) FILTER (WHERE resolved >= ${from} AND resolved < ${to}) AS closed,
  count(*) FILTER (WHERE resolved <= due AND resolved >= ${from} AND resolved < ${to}) AS met,
  quantile_cont(resolved - opened, [0.5, 0.9]) FILTER (WHERE resolved >= ${from} AND resolved < ${to}) AS ttr`;

const DAY = 86_400;

/** Loads the request file (instants as whole seconds, words as DuckDB stores them) and gives how to ask. */
async function openDuckdb(csv, path) {
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE request AS SELECT id, epoch(opened)::BIGINT AS opened, epoch(resolved)::BIGINT AS resolved,
      epoch(due)::BIGINT AS due, customer, department, channel, stage, touchpoint, segment, region, product, theme, status,
      priority, handovers::TINYINT AS handovers, escalated::TINYINT AS escalated, fcr = 'yes' AS fcr, bot,
      nps::TINYINT AS nps, csat::TINYINT AS csat, ces::TINYINT AS ces
      FROM read_csv('${csv}', header = true, types = {'opened':'TIMESTAMP','resolved':'TIMESTAMP','due':'TIMESTAMP','bot':'VARCHAR'}) ORDER BY opened`);
  await connection.run('CHECKPOINT');
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const ask = async ({ from, department }) => {
    const start = from * DAY;
    const end = (from + 84) * DAY;
    const before = (from - 84) * DAY;
    const within = (a, b) =>
      `((opened >= ${a} AND opened < ${b}) OR (resolved >= ${a} AND resolved < ${b}))${department === null ? '' : ` AND department = '${department}'`}`;
    const week = `(floor((k.at - ${before}) / ${7 * DAY}))::INT`;
    // A row counts in the week it was opened in and in the week it was resolved in: unpivoted by a cross join of two.
    const weekly = `SELECT ${week} AS week,
      count(*) FILTER (WHERE o) AS volume, count(*) FILTER (WHERE o AND nps IS NOT NULL) AS nps_n,
      count(*) FILTER (WHERE o AND nps >= 9) AS nps_p, count(*) FILTER (WHERE o AND nps <= 6) AS nps_d,
      count(*) FILTER (WHERE o AND csat IS NOT NULL) AS csat_n, count(*) FILTER (WHERE o AND csat >= 4) AS csat_top,
      count(*) FILTER (WHERE o AND ces IS NOT NULL) AS ces_n, count(*) FILTER (WHERE o AND ces >= 5) AS ces_top,
      count(*) FILTER (WHERE o AND fcr) AS fcr_yes, count(*) FILTER (WHERE o AND escalated > 0) AS escalated,
      count(*) FILTER (WHERE o AND bot IS NOT NULL) AS entered, count(*) FILTER (WHERE o AND bot = 'contained') AS contained,
      count(*) FILTER (WHERE NOT o) AS closed, count(*) FILTER (WHERE NOT o AND resolved <= due) AS met,
      quantile_cont(resolved - opened, [0.5, 0.9]) FILTER (WHERE NOT o) AS ttr
      FROM (SELECT *, opened AS at, true AS o FROM request WHERE opened >= ${before} AND opened < ${end}${department === null ? '' : ` AND department = '${department}'`}
        UNION ALL SELECT *, resolved AS at, false AS o FROM request WHERE resolved >= ${before} AND resolved < ${end}${department === null ? '' : ` AND department = '${department}'`}) k GROUP BY 1 ORDER BY 1`;
    const by = (column) =>
      `SELECT ${column} AS key, ${MEASURES(start, end)} FROM request WHERE ${within(start, end)} GROUP BY 1`;
    return {
      headline: [
        (await rows(`SELECT ${MEASURES(start, end)} FROM request WHERE ${within(start, end)}`))[0],
        (
          await rows(
            `SELECT ${MEASURES(before, start)} FROM request WHERE ${within(before, start)}`,
          )
        )[0],
      ],
      weekly: await rows(weekly),
      departments: await rows(by('department')),
      channels: await rows(by('channel')),
      themes: await rows(`SELECT * FROM (${by('theme')}) ORDER BY nps_d DESC LIMIT 10`),
    };
  };
  return {
    ask,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

let duck;

async function answered(message) {
  if (message.csv) {
    duck = await openDuckdb(message.csv, message.path);
    return { ready: true };
  }
  const begun = process.cpuUsage();
  const start = performance.now();
  const answer = await duck.ask(message);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(begun);
  return { ms, cpuMs: (user + system) / 1000, answer };
}

const failed = /** @param {unknown} error */ (error) => ({ error: String(error) });
process.on('message', (message) => {
  void answered(message)
    .catch(failed)
    .then((answer) => process.send(answer));
});
process.on('disconnect', () => duck?.close());
