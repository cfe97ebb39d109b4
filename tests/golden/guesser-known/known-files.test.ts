import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { guessAnswered } from '../../unit/guess/sampled.ts';
import { readAll } from '../../unit/ingest/reading.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const hasData = existsSync(data);

type Known = {
  file: string;
  shape: string;
  records: Record<string, number>;
  targets: Record<string, string | null>;
};

// Places: the tables of the README file beside each data file. Records: rows given there, times the answers that are not
// missing (nps 152, satisfaction 27 and intention 80 of 6,977 rows are `NA`).
const KNOWN: readonly Known[] = [
  {
    file: 'nyc311/day_2018-10-21.csv',
    shape: 'cases',
    records: { case: 6765 },
    targets: {
      'Unique Key': 'id',
      'Created Date': 'at',
      'Closed Date': 'fields.resolvedAt',
      'Due Date': 'fields.dueAt',
      Agency: 'dimensions.department',
      'Open Data Channel Type': 'dimensions.channel',
      'Complaint Type': 'dimensions.theme',
      'Resolution Description': null,
      Borough: 'dimensions.region',
      Status: 'fields.status',
      'Location Type': 'dimensions.segment',
    },
  },
  {
    file: 'nyc311/queens_2020_2021.csv.gz',
    shape: 'cases',
    records: { case: 31_604 },
    targets: { 'Unique Key': 'id', 'Created Date': 'at', 'Closed Date': 'fields.resolvedAt' },
  },
  {
    file: 'botanic_nps/nps_part1.csv',
    shape: 'survey',
    records: { response: 6977 * 3 - 152 - 27 - 80 },
    targets: {
      '#1': null,
      nps: 'instruments.nps',
      satisfaction: 'instruments.satisfaction',
      intention: 'instruments.intention',
      explication: 'fields.text',
    },
  },
  {
    file: 'skytrax/seat.csv',
    shape: 'survey',
    records: {},
    targets: {
      date: 'at',
      author: 'customer',
      author_country: 'dimensions.region',
      airline_name: 'dimensions.department',
      cabin_flown: 'dimensions.segment',
      content: 'fields.text',
      overall_rating: 'instruments.overall-rating',
      recommended: 'instruments.recommended',
    },
  },
  {
    file: 'callcenter_daily/call_center_data.csv',
    shape: 'daily_totals',
    records: { daily_total: 1251 },
    targets: {
      Index: 'at',
      'Incoming Calls': 'fields.offered',
      'Answered Calls': 'fields.answered',
      'Abandoned Calls': 'fields.abandoned',
      'Answer Speed (AVG)': 'fields.waitSum',
      'Talk Duration (AVG)': 'fields.talkSum',
      'Service Level (20 Seconds)': 'fields.withinShare',
    },
  },
  {
    file: 'arabic_restaurants/RES1.csv',
    shape: 'survey',
    records: { response: 8364 },
    targets: {
      polarity: 'instruments.polarity',
      text: 'fields.text',
      restaurant_id: 'dimensions.branch',
      user_id: 'customer',
    },
  },
  {
    file: 'vendor_exports/zendesk/ticket_data.csv',
    shape: 'cases',
    records: { case: 10 },
    targets: {
      id: 'id',
      created_at: 'at',
      via_channel: 'dimensions.channel',
      group_id: 'dimensions.department',
      organization_id: 'dimensions.segment',
      requester_id: 'customer',
      status: 'fields.status',
      priority: 'fields.priority',
      subject: 'fields.text',
      description: 'fields.text',
    },
  },
  {
    file: 'vendor_exports/qualtrics/sample.csv',
    shape: 'survey',
    records: { response: 1 },
    targets: {
      StartDate: null,
      EndDate: null,
      Status: null,
      'Duration (in seconds)': null,
      RecordedDate: 'at',
      ResponseId: 'id',
      DistributionChannel: 'dimensions.channel',
      UserLanguage: 'fields.language',
      Q1: 'instruments.q1',
      Q2: 'fields.text',
    },
  },
  {
    file: 'vendor_exports/qualtrics/sample_legacy.csv',
    shape: 'survey',
    records: { response: 1 },
    targets: { V1: 'id', V7: null, V8: null, V9: 'at', Q1: 'instruments.q1', Q2: 'fields.text' },
  },
];

const checked = (): void => {
  it.each(KNOWN)('$file is understood, and no row of it is refused', async (known) => {
    const input = { path: new URL(known.file, data).pathname };
    const sample = await sampleFile(input);
    const guess = guessAnswered({
      ...sample,
      fileName: known.file,
      today: Date.UTC(2026, 10, 27),
    });
    const targets = Object.keys(known.targets).map((name) => [
      name,
      guess.columns.find(({ column }) => column === name)?.target,
    ]);
    expect(Object.fromEntries(targets)).toEqual(known.targets);
    expect(guess.shape).toBe(known.shape);
    const { records, rejects } = await readAll({ input, mapping: guess.mapping, zone: 'UTC' });
    expect(rejects).toEqual([]);
    for (const [kind, count] of Object.entries(known.records)) {
      expect(records.filter((record) => record.kind === kind)).toHaveLength(count);
    }
  });
};
const told = (): void => {
  it('are not checked: the shared data is not here', () => console.warn(data.pathname));
};

// oxlint-disable-next-line vitest/valid-describe-callback -- both are suites
describe('the files the guesser was made with', hasData ? checked : told);
