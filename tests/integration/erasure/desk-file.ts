/** The customer who is erased, and an unlike word for each place of theirs. */
export const PERSON = 'CNRY-سارة-4711';
export const WORDS = [
  PERSON,
  'zqtextword',
  'زقكلمةالنص',
  'zqplanword',
  'zqrejectword',
  'zqjoinedname',
] as const;

export const MAPPING = {
  version: 1,
  source: 'desk',
  dates: ['YYYY-MM-DD'],
  records: [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'day',
      customer: 'customer',
      dimensions: { department: 'department' },
      attributes: { plan: 'plan' },
      fields: { resolvedAt: 'solved', text: 'text' },
    },
  ],
};

/** A file of `rows` cases of which the person has two, one with the id in its own, and one row that is refused. */
export function fileWithPerson(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = `2026-10-${String((i % 28) + 1).padStart(2, '0')}`;
    return `t${i},${day},c${i % 50},${i % 2 ? 'north' : 'south'},gold,${day},word${i} late`;
  });
  return [
    'id,day,customer,department,plan,solved,text',
    ...lines.slice(0, rows / 2),
    `${PERSON}/1,2026-10-04,${PERSON},north,zqplanword,2026-10-05,zqtextword زقكلمةالنص`,
    `p2,2026-10-06,${PERSON},north,zqplanword,,zqtextword again`,
    `p3,zqrejectword,${PERSON},north,zqplanword,,zqtextword again`,
    ...lines.slice(rows / 2),
  ].join('\n');
}
