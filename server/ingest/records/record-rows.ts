import { AppError } from '../../domain/problem.ts';
import type { RecordTemplate } from '../../contract/mapping.ts';
import type { Row } from '../rows/row.ts';
import { shown } from '../rows/row.ts';
import type { Read, ReadState, RowGatherer } from '../values/compilation.ts';
import type { Gatherer, Held, Scalar } from '../values/held.ts';
import { Occurrences } from './occurrences.ts';

/** Most records whose scattered rows are kept in mind at once. */
const MOST_SCATTERED = 250_000;

/**
 * What was gathered from the rows of each record of one template. Rows that stand together need the memory of one
 * record (and 12 bytes for each that is over, to notice one that comes again); scattered rows that of all.
 */
export class RecordRows implements RowGatherer {
  private readonly state: ReadState;
  private readonly order: NonNullable<RecordTemplate['rows']>;
  private readonly gatherers: Gatherer[] = [];
  private readonly readers = new Map<string, Read<Scalar>>();
  private readonly scattered = new Map<string, Held[]>();
  private readonly over = new Occurrences();
  private current: Held[] = [];
  private key: string | null = null;
  private isAgain = false;

  constructor(state: ReadState, order: NonNullable<RecordTemplate['rows']>) {
    this.state = state;
    this.order = order;
  }

  /** Whether anything is gathered so far. */
  get gathers(): boolean {
    return this.gatherers.length > 0;
  }

  /** Mappings name the same gathering at several places: it is held once for each record. */
  add(name: string, gatherer: () => Gatherer): Read<Scalar> {
    const known = this.readers.get(name);
    if (known) return known;
    const place = this.gatherers.push(gatherer()) - 1;
    const read: Read<Scalar> = () => {
      const held = this.current[place];
      if (!held) return null;
      this.state.precision = held.precision;
      return held.value;
    };
    this.readers.set(name, read);
    return read;
  }

  /**
   * Lets a row count for its record; false when the row was refused (ROW_NOT_TOGETHER, or a value that cannot be read).
   * @throws AppError FILE_ROWS_SCATTERED when more records are kept in mind than memory should hold
   */
  enter(key: string, row: Row): boolean {
    if (this.order === 'together') this.turnTo(key);
    if (this.isAgain) {
      this.state.fail('ROW_NOT_TOGETHER', { value: shown(key) });
      return false;
    }
    if (this.gatherers.length === 0) return true;
    for (const gatherer of this.gatherers) gatherer.look(row);
    if (this.state.problem) return false;
    if (this.order === 'anywhere') this.recall(key);
    this.gatherers.forEach((gatherer, i) => {
      this.current[i] = gatherer.take(this.current[i]);
    });
    return true;
  }

  private turnTo(key: string): void {
    if (key === this.key) return;
    this.key = key;
    this.current = [];
    this.isAgain = !this.over.isFirst(key);
  }

  private recall(key: string): void {
    const known = this.scattered.get(key);
    if (known) {
      this.current = known;
      return;
    }
    if (this.scattered.size >= MOST_SCATTERED) {
      throw new AppError('FILE_ROWS_SCATTERED', { limit: MOST_SCATTERED });
    }
    this.current = [];
    this.scattered.set(key, this.current);
  }
}
