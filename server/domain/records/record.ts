import type { Dimension } from '../dimensions.ts';
import type { FieldsOf, Precision, RecordKind } from './fields.ts';

/** A declared attribute: filterable, never aggregated. */
export type AttributeValue = string | number | boolean;

/**
 * What every record carries, as ingest hands it to the store: dimension values are still the source's own words
 * (the store turns them into codes); a dimension that is absent was not given.
 */
type Common<K extends RecordKind> = {
  kind: K;
  /** The source's own id of the record, unique within (source, kind). At most 200 characters. */
  externalId: string;
  /** When it happened: opened, contacted, answered (or delivered, when nobody answered), the day of a total. */
  at: number;
  precision: Precision;
  customer: string | null;
  /** External id of the case in the same source that this record belongs to. */
  caseId: string | null;
  dimensions: Partial<Record<Dimension, string>>;
  attributes: Record<string, AttributeValue>;
  /** The source's version of the record (UTC ms): an older version never replaces a newer one. */
  updatedAt: number | null;
  /** What a file gathered from several rows, for a later file to go on with (see `Continuation`); null or absent = nothing. */
  gathered?: string | null;
};

/** A record as ingest hands it to the store, typed by its kind. */
export type RecordInput<K extends RecordKind = RecordKind> = K extends RecordKind
  ? Common<K> & { fields: FieldsOf<K> }
  : never;

/** Facts that other records tell about this one, written by the linker; null until linked. */
export type LinkFacts = {
  /** Next time the same customer came back on the same theme, after this record; null = not (yet). */
  recontactAt: number | null;
  /** Contacts that belong to this case, itself included as the first. */
  contacts: number | null;
  /** Code of the department a response takes from its case when the source gave none; 0 = none. */
  department: number | null;
  /** UTC ms of the linker's last visit; null = provisional. */
  linkedAt: number | null;
};

/** A record as the counters see it: coded, with its link facts. */
export type CodedRecord<K extends RecordKind = RecordKind> = K extends RecordKind
  ? {
      kind: K;
      at: number;
      customer: string | null;
      /** Nine codes in the order of DIMENSIONS; the department is already the inherited one. */
      codes: readonly number[];
      fields: FieldsOf<K>;
      /** Code of the response's instrument, else 0. */
      instrument: number;
      links: LinkFacts | null;
    }
  : never;
