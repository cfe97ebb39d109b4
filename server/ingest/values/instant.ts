import type { Plain, Reading, Value } from '../../contract/mapping-value.ts';
import { dayOfDate, DAY_MS } from '../../domain/time/day.ts';
import type { Precision } from '../../domain/records/fields.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import type { WallKind, Zone } from '../../domain/time/zone.ts';
import { cellText, readCell } from './cell-reading.ts';
import { compileChoice } from './choice.ts';
import { firstOf, labelOf, mappingError } from './compilation.ts';
import type { Compilation, Compiler, Read, ReadState } from './compilation.ts';
import { compileGathered } from './gathering.ts';
import { compileDateFormat } from './date-format.ts';
import { DateSides } from './date-sides.ts';
import { FIRST_YEAR, LAST_YEAR, newDateParts } from './date-steps.ts';
import type { DateParts } from './date-steps.ts';
import { shown } from '../rows/row.ts';
import type { Row, WallTime } from '../rows/row.ts';
import { instantWithin } from './within.ts';

/**
 * The instant of a value in UTC milliseconds. A wall-clock time stands in its column's zone, else the mapping's, else
 * the organisation's; a date without a time is the beginning of that day in the organisation's zone. Times that clocks
 * showed twice or never are counted in the state, not refused.
 */
export function compileInstant(compiler: Compiler, value: Value, where: string): Read<number> {
  const { state, dayZone } = compiler;
  if (typeof value === 'string') return compiler.instant({ column: value }, where);
  if ('column' in value || 'of' in value) return instantCell(compiler, value, value, where);
  if ('constant' in value) {
    const { read } = dateReader(compiler, { dates: ['ISO'] }, where);
    return fixedInstant(state, read, value.constant, where);
  }
  if ('coalesce' in value) {
    return firstOf(
      value.coalesce.map((part, i) => compiler.instant(part, `${where}.coalesce.${i}`)),
    );
  }
  if ('addDays' in value) {
    const date = compiler.instant(value.addDays.date, `${where}.addDays.date`);
    const days = compiler.number(value.addDays.days, `${where}.addDays.days`).read;
    return (row) => {
      const start = date(row);
      const added = days(row);
      state.precision = 'day';
      if (start === null || added === null) return null;
      return dayZone.startOfDay(dayZone.dayOf(start) + Math.floor(added));
    };
  }
  if ('addSeconds' in value) {
    const date = compiler.instant(value.addSeconds.date, `${where}.addSeconds.date`);
    const { read: seconds } = compiler.number(
      value.addSeconds.seconds,
      `${where}.addSeconds.seconds`,
    );
    return (row) => {
      const start = date(row);
      const added = seconds(row);
      return start === null || added === null ? null : start + Math.round(added * 1000);
    };
  }
  if ('when' in value) {
    return compileChoice(compiler, value, where, (part, at) => compiler.instant(part, at));
  }
  if ('overRows' in value || 'lookup' in value) {
    const { pick = 'last' } = 'lookup' in value ? value.lookup : value.overRows;
    if (pick === 'sum' || pick === 'count') {
      throw mappingError(`${where}.pick`, pick, 'first | last | max | min');
    }
    const read = compileGathered(compiler, value, where, 'instant', (place, part, at) =>
      place.instant(part, at),
    );
    // The gatherer was given instants only.
    return read as Read<number>;
  }
  if ('concat' in value || 'lower' in value || 'upper' in value || 'item' in value) {
    return instantCell(compiler, {}, value, where);
  }
  throw mappingError(where, value, 'YYYY-MM-DD');
}

function instantCell(compiler: Compiler, spec: Reading, value: Value, where: string): Read<number> {
  const label = labelOf(value, where);
  const cell = cellText(compiler, value, where);
  const { column } = cell;
  const { state } = compiler;
  const { read, readWall, isUnreal, expected } = dateReader(compiler, spec, where, label);
  const convert = (text: string, row: Row): number | null => {
    const typed = column === null ? null : row.typed(column);
    const at = typeof typed === 'object' && typed !== null ? readWall(typed) : read(text);
    if (!Number.isNaN(at)) return at;
    const reason = isUnreal() ? { reason: 'unreal' } : {};
    return state.fail('ROW_DATE_INVALID', {
      column: label,
      value: shown(text),
      expected,
      ...reason,
    });
  };
  const constants = dateReader(compiler, { ...spec, dates: ['ISO'] }, where);
  const bounded = instantWithin(compiler, spec, label, where, convert);
  return readCell<number>(compiler, spec, label, where, cell, bounded, (plain) =>
    fixedInstant(state, constants.read, plain, where),
  );
}

function fixedInstant(
  state: ReadState,
  read: (text: string) => number,
  plain: Plain,
  where: string,
): () => number {
  const at = read(String(plain));
  if (Number.isNaN(at)) throw mappingError(where, plain, 'YYYY-MM-DD');
  const { precision } = state;
  return () => {
    state.precision = precision;
    return at;
  };
}

/** A reader of dates: NaN when the text is none. Remembers the last text, since files are often in order. */
function dateReader(
  compilation: Compilation,
  spec: Reading,
  where: string,
  label = '',
): {
  read: (text: string) => number;
  readWall: (time: WallTime) => number;
  /** Of what was read last and is none: that it is written as one, and there is no such day or time. */
  isUnreal: () => boolean;
  expected: string;
} {
  const patterns = spec.dates ?? compilation.mapping.dates ?? ['ISO'];
  const formats = patterns.map((pattern) => {
    const format = compileDateFormat(pattern);
    if (!format)
      throw mappingError(
        where,
        pattern,
        'ISO | YYYY-MM-DD HH:mm:ss | D/M/YYYY H:mm | MM/DD/YYYY hh:mm:ss A | D MMM YYYY | Hijri YYYY/M/D',
      );
    return format;
  });
  const { state, dayZone } = compilation;
  const wallZone = spec.zone === undefined ? compilation.wallZone : zoneOf(spec.zone);
  const sides = DateSides.of(label, patterns);
  if (sides && label !== '') state.dateSides.push(sides);
  const parts = newDateParts();
  let lastText = '';
  let lastAt = Number.NaN;
  let lastKind: WallKind = 'single';
  let lastPrecision: Precision = 'day';
  let lastUnreal = false;

  const noteKind = (kind: WallKind): void => {
    lastKind = kind;
  };
  const count = (): void => {
    if (lastKind === 'ambiguous') state.ambiguousTimes++;
    else if (lastKind === 'impossible') state.impossibleTimes++;
  };
  const read = (text: string): number => {
    if (text !== lastText) {
      lastText = text;
      lastKind = 'single';
      lastAt = Number.NaN;
      lastUnreal = false;
      for (const format of formats) {
        if (format(text, parts)) {
          lastAt = instantOf(parts, wallZone, dayZone, noteKind);
          sides?.hear(text, parts);
          break;
        }
        if (parts.isUnreal) sides?.hear(text, parts);
        lastUnreal ||= parts.isUnreal;
      }
      lastPrecision = parts.precision;
    }
    state.precision = lastPrecision;
    count();
    return lastAt;
  };
  const readWall = ({ wall, precision }: WallTime): number => {
    lastText = '';
    lastKind = 'single';
    lastUnreal = false;
    state.precision = precision;
    const year = new Date(wall).getUTCFullYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) return Number.NaN;
    lastAt = Number.NaN;
    if (precision === 'day') return dayZone.startOfDay(Math.floor(wall / DAY_MS));
    const { at, kind } = wallZone.instantOf(wall);
    noteKind(kind);
    count();
    return at;
  };
  return { read, readWall, isUnreal: () => lastUnreal, expected: patterns.join(' | ') };
}

function instantOf(
  parts: DateParts,
  wallZone: Zone,
  dayZone: Zone,
  noteKind: (kind: WallKind) => void,
): number {
  if (parts.epochMs !== null) return parts.epochMs;
  const day = dayOfDate(parts.year, parts.month, parts.day);
  if (parts.precision === 'day') return dayZone.startOfDay(day);
  const wall =
    day * DAY_MS +
    parts.hour * 3_600_000 +
    parts.minute * 60_000 +
    parts.second * 1000 +
    parts.milli;
  if (parts.offset !== null) return wall - parts.offset * 60_000;
  const { at, kind } = wallZone.instantOf(wall);
  if (kind !== 'single') noteKind(kind);
  return at;
}
