import { least } from '../../domain/least.ts';
import { AppError } from '../../domain/problem.ts';
import type { RecordTemplate } from '../../contract/mapping.ts';
import type { Row } from '../rows/row.ts';
import { shown } from '../rows/row.ts';
import type { Read, ReadState, RowGatherer } from '../values/compilation.ts';
import type { Gatherer, Scalar } from '../values/held.ts';
import { Continuation } from './gathered.ts';
import type { Gathered } from './gathered.ts';
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
  private readonly scattered = new Map<string, Gathered>();
  private readonly over = new Occurrences();
  private current: Gathered = { held: [], from: null };
  /** The current record as it is read: together with what earlier files told of it. */
  private joined = this.current;
  private known: ReadonlyMap<string, Gathered> = new Map();
  private before: Gathered | null = null;
  private continuation: Continuation | null = null;
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
      const held = this.joined.held[place];
      if (!held) return null;
      this.state.precision = held.precision;
      return held.value;
    };
    this.readers.set(name, read);
    return read;
  }

  /** To be asked when everything that is gathered was added. Whether a later file can go on with the records. */
  canContinue(): boolean {
    this.continuation = Continuation.of(this.gatherers, [...this.readers.keys()]);
    return this.continuation !== null;
  }

  /** Has records go on from what earlier files told of them: by key, what `written` gave. Those before are forgotten. */
  recall(states: ReadonlyMap<string, string>): void {
    const known = new Map<string, Gathered>();
    for (const [key, text] of states) {
      const gathered = this.continuation?.read(text);
      if (gathered) known.set(key, gathered);
    }
    this.known = known;
  }

  /**
   * Has the record that was entered last go on from what earlier files told of it; false = they told nothing. It does so by
   * itself where its rows begin later here; one whose rows begin as early is told anew.
   */
  goOn(): boolean {
    const { before, continuation } = this;
    if (!before || !continuation) return false;
    this.joined = continuation.join(before, this.current);
    return true;
  }

  /** What is gathered of the record that was entered last, for a later file to go on with; null when it cannot. */
  written(): string | null {
    return this.continuation?.write(this.joined) ?? null;
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
    if (this.order === 'anywhere') this.turnToScattered(key);
    const { current, continuation } = this;
    this.gatherers.forEach((gatherer, i) => {
      current.held[i] = gatherer.take(current.held[i]);
    });
    this.joined = current;
    if (!continuation) return true;
    current.from = least(current.from, continuation.orderOf());
    this.before = this.known.get(key) ?? null;
    const begins = this.before?.from ?? null;
    if (begins !== null && current.from !== null && current.from > begins) this.goOn();
    return true;
  }

  private turnTo(key: string): void {
    if (key === this.key) return;
    this.key = key;
    this.current = { held: [], from: null };
    this.isAgain = !this.over.isFirst(key);
  }

  private turnToScattered(key: string): void {
    const known = this.scattered.get(key);
    if (known) {
      this.current = known;
      return;
    }
    if (this.scattered.size >= MOST_SCATTERED) {
      throw new AppError('FILE_ROWS_SCATTERED', { limit: MOST_SCATTERED });
    }
    this.current = { held: [], from: null };
    this.scattered.set(key, this.current);
  }
}
