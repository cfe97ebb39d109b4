import { fileOf, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

function pick(words: readonly string[], i: number): string {
  return words[i % words.length] ?? '';
}

const SATISFIED = [
  'Very satisfied',
  'Satisfied',
  'Neither satisfied nor dissatisfied',
  'Dissatisfied',
  'Very dissatisfied',
];

const RECOMMEND = 'How likely are you to recommend us to a friend or colleague?';
const BETTER = 'What could we do better?';

const QUALTRICS = [
  ['StartDate', 'Start Date', 'startDate'],
  ['EndDate', 'End Date', 'endDate'],
  ['Status', 'Response Type', 'status'],
  ['IPAddress', 'IP Address', 'ipAddress'],
  ['Progress', 'Progress', 'progress'],
  ['Duration (in seconds)', 'Duration (in seconds)', 'duration'],
  ['Finished', 'Finished', 'finished'],
  ['RecordedDate', 'Recorded Date', 'recordedDate'],
  ['ResponseId', 'Response ID', '_recordId'],
  ['RecipientEmail', 'Recipient Email', 'recipientEmail'],
  ['ExternalReference', 'External Data Reference', 'externalDataReference'],
  ['DistributionChannel', 'Distribution Channel', 'distributionChannel'],
  ['UserLanguage', 'User Language', 'userLanguage'],
  ['Q1', RECOMMEND, 'QID1'],
  ['Q2', 'Overall, how satisfied are you with our service?', 'QID2'],
  ['Q3', BETTER, 'QID3_TEXT'],
  ['Q4', 'Is there anything else about our product?', 'QID4_TEXT'],
] as const;

/** Sixty answers, three of them previews (3, 23, 43), with choices as their texts or as their numbers. */
export function qualtrics(choices: 'texts' | 'numbers'): string {
  const inWords = choices === 'texts';
  const header = [0, 1].map((line) => QUALTRICS.map((names) => `"${names[line]}"`).join(','));
  const ids = QUALTRICS.map((names) => `"{""ImportId"":""${names[2]}""}"`).join(',');
  const lines = rows(60, (i) => {
    const day = `2026-10-${two(1 + (i % 28))}`;
    const isTrial = i % 20 === 3;
    return [
      `${day} 09:00:00`,
      `${day} 09:05:00`,
      inWords ? (isTrial ? 'Survey Preview' : 'IP Address') : isTrial ? 1 : 0,
      `192.0.2.${i}`,
      100,
      60 + i,
      inWords ? 'True' : 1,
      `${day} 09:05:10`,
      `R_${i}aZ`,
      '',
      `C${i % 20}`,
      pick(['anonymous', 'email'], i),
      pick(['EN', 'AR'], i),
      i % 11,
      inWords ? pick(SATISFIED, i) : 1 + (i % 5),
      i % 3 ? '' : `"Waiting took long, visit ${i}"`,
      i % 4 ? '' : `"It broke after ${i} days"`,
    ].join(',');
  });
  return [...header, ids, ...lines].join('\n');
}

/**
 * Forty answers as numbers: one of a list (1 to 5, the fifth in own words), one of another list (1 to 5), a question that
 * does not tell what its numbers are, and with `recommend` one that Qualtrics groups itself.
 */
export function qualtricsChoices(recommend: boolean): string {
  const columns = [
    ['StartDate', 'Start Date', 'startDate'],
    ['EndDate', 'End Date', 'endDate'],
    ['Progress', 'Progress', 'progress'],
    ['RecordedDate', 'Recorded Date', 'recordedDate'],
    ['ResponseId', 'Response ID', '_recordId'],
    ['Q1', 'Something you used - Selected Choice', 'QID1'],
    ['Q1_5_TEXT', 'Something you used - Another - Text', 'QID1_5_TEXT'],
    ['Q2', 'Which of these do you own?', 'QID2'],
    ['Q3', 'Your visit to us today', 'QID3'],
    ...(recommend
      ? [
          ['Q4_NPS_GROUP', 'Would you tell others about us? - Group', 'QID4_NPS_GROUP'],
          ['Q4', 'Would you tell others about us?', 'QID4'],
        ]
      : []),
  ];
  const header = [0, 1].map((line) => columns.map((names) => `"${names[line]}"`).join(','));
  const ids = columns.map((names) => `"{""ImportId"":""${names[2]}""}"`).join(',');
  const lines = rows(40, (i) => {
    const day = `2026-10-${two(1 + (i % 28))}`;
    const choice = 1 + (i % 5);
    const grade = i % 11;
    return [
      `${day} 09:00:00`,
      `${day} 09:05:00`,
      100,
      `${day} 09:05:10`,
      `R_${i}aZ`,
      choice,
      choice === 5 ? 'Harbour' : '',
      1 + ((i * 3) % 5),
      1 + ((i * 2) % 5),
      ...(recommend ? [grade > 8 ? 3 : grade > 6 ? 2 : 1, grade] : []),
    ].join(',');
  });
  return [...header, ids, ...lines].join('\n');
}

/** The older header: numbers of columns above their names. */
export function qualtricsLegacy(): string {
  const lines = rows(40, (i) =>
    [
      `R_${i}aZ`,
      'Default Response Set',
      `192.0.2.${i}`,
      i === 5 ? 1 : 0,
      `2026-10-${two(1 + (i % 28))} 09:00:00`,
      `2026-10-${two(1 + (i % 28))} 09:05:00`,
      1,
      i % 11,
      `"Waiting took long, visit ${i}"`,
    ].join(','),
  );
  return [
    'V1,V2,V3,V4,V5,V6,V7,Q1,Q2',
    `ResponseID,ResponseSet,IPAddress,Status,StartDate,EndDate,Finished,${RECOMMEND},${BETTER}`,
    ...lines,
  ].join('\n');
}

export function surveyMonkey(): string {
  const lines = rows(50, (i) =>
    [
      11800000000 + i,
      4111,
      `2026-10-${two(1 + (i % 28))} 09:00:00`,
      `2026-10-${two(1 + (i % 28))} 09:05:00`,
      `10.0.0.${i}`,
      '',
      i % 11,
      pick(SATISFIED, i),
      i % 2 ? '' : `"Cheaper by ${i} please"`,
      i % 3 ? '' : `"Thanks for the help ${i}"`,
    ].join(','),
  );
  return [
    `Respondent ID,Collector ID,Date Created,Date Modified,IP Address,Email Address,${RECOMMEND},"Overall, how satisfied are you with us?",What would you change about our product?,"Any other comments, questions, or concerns?"`,
    ',,,,,,Response,Response,Open-Ended Response,Open-Ended Response',
    ...lines,
  ].join('\n');
}

export function typeform(): string {
  return fileOf(
    `#,Which product do you use?,${RECOMMEND},How would you rate our support?,${BETTER},Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags`,
    rows(40, (i) =>
      [
        `tok${i}x`,
        pick(['App', 'Web'], i),
        i % 11,
        1 + (i % 5),
        i % 2 ? '' : `Answer faster please ${i}`,
        'completed',
        `2026-10-${two(1 + (i % 28))} 09:00:00`,
        '',
        `2026-10-${two(1 + (i % 28))} 09:05:00`,
        `n${i}`,
        '',
      ].join(','),
    ),
  );
}

export function microsoftForm(language: 'en' | 'ar'): string {
  const header = {
    en: `ID,Start time,Completion time,Email,Name,How satisfied are you with the visit?,${BETTER}`,
    ar: 'المعرف,وقت البدء,وقت الإكمال,البريد الإلكتروني,الاسم,ما مدى رضاك عن الزيارة؟,ماذا نحسّن؟',
  };
  const text = { en: 'More chairs in room', ar: 'نحتاج كراسي أكثر في الغرفة' };
  return fileOf(
    header[language],
    rows(40, (i) => {
      const day = `2026-10-${two(1 + (i % 28))}`;
      return `${i + 1},${day} 09:00:00,${day} 09:05:00,anonymous,,${1 + (i % 5)},${text[language]} ${i}`;
    }),
  );
}

export function googleForm(): string {
  return fileOf(
    `Timestamp,How satisfied are you with our product?,${RECOMMEND},Which branch did you visit?,Any comments?`,
    rows(40, (i) =>
      [
        `10/${1 + (i % 28)}/2026 9:${two(i)}:11`,
        1 + (i % 5),
        i % 11,
        pick(['North', 'South'], i),
        i % 2 ? '' : `The staff were kind ${i}`,
      ].join(','),
    ),
  );
}
