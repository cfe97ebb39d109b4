/** What is looked at of a record. */
export type FoundRecord = {
  externalId: string;
  customer: string | null;
  resolvedAt: number | null;
};

/** A record as the export tells it. */
type Exported = {
  source: string;
  externalId: string;
  customer: string | null;
  fields: { resolvedAt?: number };
};

/** The exported records by source. */
export function readExport(text: string): Map<string, FoundRecord[]> {
  const bySource = new Map<string, FoundRecord[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    // Written by the export, one case a line.
    const { source, externalId, customer, fields } = JSON.parse(line) as Exported;
    const found = { externalId, customer, resolvedAt: fields.resolvedAt ?? null };
    const others = bySource.get(source);
    if (others) others.push(found);
    else bySource.set(source, [found]);
  }
  return bySource;
}

/** External ids of records, by what is wrong with them. */
export type Faults = { lost: string[]; doubled: string[]; invented: string[]; different: string[] };

export const NO_FAULTS: Faults = { lost: [], doubled: [], invented: [], different: [] };

/** How what is stored differs from what was sent. */
export function faultsOf(
  sent: ReadonlyMap<string, FoundRecord>,
  stored: readonly FoundRecord[],
): Faults {
  const faults: Faults = { lost: [], doubled: [], invented: [], different: [] };
  const met = new Set<string>();
  for (const { externalId, customer, resolvedAt } of stored) {
    const wanted = sent.get(externalId);
    if (met.has(externalId)) faults.doubled.push(externalId);
    else if (!wanted) faults.invented.push(externalId);
    else if (wanted.customer !== customer || wanted.resolvedAt !== resolvedAt) {
      faults.different.push(externalId);
    }
    met.add(externalId);
  }
  for (const id of sent.keys()) if (!met.has(id)) faults.lost.push(id);
  return faults;
}
