import { textRows, workbookOf } from '../../builders/workbook.ts';

/** A file as a tool that many use writes it, made here from numbers; `i` counts rows from 0. */
export type ToolFile = { name: string; bytes: Buffer };

const DAYS = 28;

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function lines(count: number, row: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => row(i));
}

function pick(words: readonly string[], i: number): string {
  return words[i % words.length] ?? '';
}

function arabicDigits(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

function csv(name: string, rows: readonly string[], newline = '\r\n'): ToolFile {
  return { name, bytes: Buffer.from(rows.join(newline) + newline, 'utf8') };
}

/** Day `i` of October 2026, and a time. */
function iso(i: number, hour = 9): string {
  return `2026-10-${two(1 + (i % DAYS))} ${two(hour + (i % 8))}:${two((i * 7) % 60)}:00`;
}

export function freshdesk(): ToolFile {
  return csv('tickets-export.csv', [
    'Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last updated time,Initial response time,Time tracked,First response time (in hrs),Resolution time (in hrs),Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey results,Contact ID',
    ...lines(60, (i) =>
      [
        1000 + i,
        `"Order ${i}, late"`,
        pick(['Closed', 'Resolved', 'Open', 'Pending'], i),
        pick(['Low', 'Medium', 'High', 'Urgent'], i),
        pick(['Email', 'Portal', 'Phone', 'Chat'], i),
        pick(['Question', 'Incident', 'Problem'], i),
        pick(['Amal', 'Badr', 'Carla'], i),
        pick(['Billing', 'Delivery'], i),
        iso(i, 8),
        iso(i + 2, 8),
        i % 4 < 2 ? iso(i + 1, 9) : '',
        i % 4 === 0 ? iso(i + 1, 10) : '',
        iso(i + 1, 11),
        iso(i, 9),
        '00:00:00',
        `00:${two(5 + (i % 50))}:00`,
        i % 4 < 2 ? `25:${two(i % 60)}:00` : '',
        i % 5,
        i % 3,
        i % 4 < 2 ? pick(['Within SLA', 'SLA Violated'], i) : '',
        pick(['Within SLA', 'SLA Violated'], i),
        '""',
        i % 6 === 0 ? 'Extremely Happy' : '',
        52000000 + (i % 23),
      ].join(','),
    ),
  ]);
}

export function salesforce(): ToolFile {
  return csv('report1700000000000.csv', [
    '"Case Number","Case Origin","Status","Priority","Date/Time Opened","Date/Time Closed","Account Name","Case Owner","Subject","Age (Hours)","Escalated","Case Reason"',
    ...lines(50, (i) =>
      [
        `0000${2000 + i}`,
        pick(['Web', 'Email', 'Phone'], i),
        pick(['Closed', 'New', 'Working'], i),
        pick(['Low', 'Medium', 'High'], i),
        `10/${1 + (i % DAYS)}/2026 ${1 + (i % 12)}:${two((i * 3) % 60)} ${i % 2 ? 'PM' : 'AM'}`,
        i % 3 === 0 ? `11/${1 + (i % 20)}/2026 ${1 + (i % 12)}:05 PM` : '',
        `Account ${i % 9}`,
        pick(['A. Noor', 'B. Ali'], i),
        `Broken part ${i}`,
        (i * 1.25).toFixed(2),
        pick(['0', '1'], i),
        pick(['Installation', 'Performance', 'Breakdown'], i),
      ]
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  ]);
}

export function hubspot(): ToolFile {
  return csv('hubspot-crm-exports-all-tickets-2026-11-01.csv', [
    'Ticket ID,Ticket name,Pipeline,Ticket status,Create date,Close date,Priority,Source,Ticket owner,Time to close (HH:mm:ss),Time to first agent email reply (HH:mm:ss),Category,Associated Contact',
    ...lines(45, (i) =>
      [
        91000000 + i,
        `"Help ${i}"`,
        'Support Pipeline',
        pick(['New', 'Waiting on us', 'Closed'], i),
        `2026-10-${two(1 + (i % DAYS))} ${two(8 + (i % 9))}:${two(i % 60)}`,
        i % 3 === 2 ? `2026-11-${two(1 + (i % 20))} 10:00` : '',
        pick(['HIGH', 'LOW', 'MEDIUM', ''], i),
        pick(['EMAIL', 'CHAT', 'FORM', 'PHONE'], i),
        pick(['Sara', 'Tom'], i),
        i % 3 === 2 ? `${30 + i}:10:05` : '',
        `0:${two(i % 60)}:10`,
        pick(['PRODUCT_ISSUE', 'BILLING_ISSUE'], i),
        `person${i % 11} (p${i % 11}@example.com)`,
      ].join(','),
    ),
  ]);
}

export function intercom(): ToolFile {
  return csv('conversations.csv', [
    'Conversation ID,Conversation started at (UTC),First teammate to reply,Team currently assigned,Channel,Time to first response (seconds),Time to close (seconds),Conversation rating,Conversation remark,User ID',
    ...lines(48, (i) =>
      [
        2150000 + i,
        iso(i),
        pick(['Lina', 'Omar'], i),
        pick(['Support', 'Sales'], i),
        pick(['Messenger', 'Email', 'WhatsApp'], i),
        30 + i * 3,
        3600 + i * 60,
        i % 2 ? '' : 1 + (i % 5),
        i % 8 ? '' : '"Quick, thanks"',
        `u${i % 17}`,
      ].join(','),
    ),
  ]);
}

/** Half hours of a queue as a switch reports them, and a line of totals at the end. */
export function intervals(): ToolFile {
  const rows = lines(40, (i) =>
    [
      `${two(1 + Math.floor(i / 20))}/10/2026`,
      `${two(8 + Math.floor((i % 20) / 2))}:${i % 2 ? '30' : '00'}`,
      'Billing',
      20 + (i % 7),
      18 + (i % 7),
      2,
      (18 + (i % 7)) * 30,
      (18 + (i % 7)) * 240,
    ].join(','),
  );
  const offered = rows.reduce((sum, row) => sum + Number(row.split(',')[3]), 0);
  return csv('Queue Performance.csv', [
    'Date,Interval Start,Queue,Offered,Answered,Abandoned,Total Wait (s),Total Handle (s)',
    ...rows,
    `Total,,,${offered},${offered - 80},80,,`,
  ]);
}

export function surveyMonkey(): ToolFile {
  return csv('Customer Feedback.csv', [
    'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,"How likely is it that you would recommend us to a friend?","Overall, how satisfied are you with us?",What could we do better?',
    ',,,,,,Response,Response,Open-Ended Response',
    ...lines(50, (i) =>
      [
        118000000000 + i,
        411,
        `10/${two(1 + (i % DAYS))}/2026 ${two(1 + (i % 12))}:${two(i % 60)}:11 ${i % 2 ? 'PM' : 'AM'}`,
        `10/${two(1 + (i % DAYS))}/2026 ${two(1 + (i % 12))}:${two(i % 60)}:59 ${i % 2 ? 'PM' : 'AM'}`,
        `10.0.0.${i}`,
        `p${i}@example.com`,
        i % 11,
        pick(
          [
            'Very satisfied',
            'Satisfied',
            'Neither satisfied nor dissatisfied',
            'Dissatisfied',
            'Very dissatisfied',
          ],
          i,
        ),
        i % 3 ? '' : `"Faster, ${i}"`,
      ].join(','),
    ),
  ]);
}

export function typeform(): ToolFile {
  return csv('responses.csv', [
    '#,"How likely are you to recommend *us* to a friend?","How easy was it to get help?","Tell us more",Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags',
    ...lines(40, (i) =>
      [
        `tok${(i * 7919).toString(36)}x${i}`,
        i % 11,
        1 + (i % 7),
        i % 4 ? '' : `Fine ${i}`,
        'completed',
        iso(i),
        '',
        iso(i),
        `n${i % 30}`,
        '',
      ].join(','),
    ),
  ]);
}

/** A form in Arabic: 12-hour times with the halves of the day in Arabic letters, labels for scores. */
export function googleForm(): ToolFile {
  return csv(
    'استبيان الرضا (الردود) - ردود النموذج 1.csv',
    [
      'طابع زمني,ما مدى رضاك عن الخدمة؟,ما احتمال أن توصي بنا؟,الفرع,كيف يمكننا التحسين؟',
      ...lines(50, (i) =>
        [
          `2026/10/${1 + (i % DAYS)} ${1 + (i % 12)}:${two(i % 60)}:05 ${i % 2 ? 'م' : 'ص'}`,
          pick(['راضٍ جدًا', 'راضٍ', 'محايد', 'غير راضٍ', 'غير راضٍ إطلاقًا'], i),
          i % 11,
          pick(['العليا', 'الروضة'], i),
          i % 5 ? '' : `الانتظار طويل في الزيارة رقم ${i}`,
        ].join(','),
      ),
    ],
    '\n',
  );
}

/** A register of complaints with title rows above the header, Arabic-Indic digits and Hijri days, and a last row of totals. */
export function register(): ToolFile {
  const rows = [
    ['وزارة الخدمات', '', '', '', '', ''],
    ['سجل الشكاوى للربع الرابع', '', '', '', '', ''],
    [],
    ['رقم الشكوى', 'تاريخ الشكوى', 'الإدارة', 'القناة', 'الحالة', 'رقم الهوية'],
    ...Array.from({ length: 40 }, (_, i) => [
      `ش-${arabicDigits(String(300 + i))}`,
      arabicDigits(`${two(1 + (i % DAYS))}/10/2026`),
      pick(['الصيانة', 'الفواتير'], i),
      pick(['الهاتف', 'الموقع', 'حضوري'], i),
      pick(['مغلقة', 'قيد المعالجة'], i),
      arabicDigits(String(1000000000 + (i % 13))),
    ]),
    ['المجموع', '40', '', '', '', ''],
  ];
  return {
    name: 'سجل الشكاوى.xlsx',
    bytes: workbookOf({ sheets: [{ name: 'ورقة1', rows: textRows(rows) }] }),
  };
}

export function frenchExcel(): ToolFile {
  return csv('réclamations.csv', [
    'sep=;',
    'N° de réclamation;Date de création;Service;Canal;Satisfaction;Délai (jours);Téléphone',
    ...lines(40, (i) =>
      [
        `R${100 + i}`,
        `${two(1 + (i % DAYS))}/10/2026 ${two(8 + (i % 9))}:15`,
        pick(['Facturation', 'Livraison'], i),
        pick(['Téléphone', 'Courriel'], i),
        pick(['Très satisfait', 'Satisfait', 'Neutre', 'Insatisfait', 'Très insatisfait'], i),
        `${1 + (i % 9)},5`,
        `+33 6 12 34 56 ${two(i)}`,
      ].join(';'),
    ),
  ]);
}

export function utf16Tabs(): ToolFile {
  const rows = [
    'Case\tOpened\tTeam\tRating',
    ...lines(40, (i) =>
      [
        `C${i}`,
        `${1 + (i % DAYS)}.10.2026`,
        pick(['Nord', 'Süd'], i),
        `${'★'.repeat(1 + (i % 5))}${'☆'.repeat(4 - (i % 5))}`,
      ].join('\t'),
    ),
  ].join('\r\n');
  return { name: 'cases.txt', bytes: Buffer.from(`\uFEFF${rows}`, 'utf16le') };
}

export function outOfTen(): ToolFile {
  return csv('feedback.csv', [
    'Date,Branch,Score,CSAT %,Comment',
    ...lines(44, (i) =>
      [
        `${two(1 + (i % DAYS))} Oct 2026`,
        pick(['Olaya', 'Rawdah'], i),
        `${1 + (i % 10)}/10`,
        `${20 * (1 + (i % 5))}%`,
        i % 3 ? '' : `Note ${i}`,
      ].join(','),
    ),
  ]);
}

/** Days of the Hijri calendar alone: those of Rabi II and Jumada I 1448. */
export function hijriDays(): ToolFile {
  return csv('شكاوى هجري.csv', [
    'رقم البلاغ,تاريخ البلاغ,الإدارة',
    ...lines(40, (i) =>
      [`ب${i}`, `1448/0${4 + (i % 2)}/${two(1 + (i % DAYS))}`, pick(['أ', 'ب'], i)].join(','),
    ),
  ]);
}

/** A header of two lines, the first of groups. */
export function twoHeaderLines(): ToolFile {
  return csv('daily report.csv', [
    'Daily contact centre report,,,,,',
    'Generated 2026-11-01,,,,,',
    '',
    'Date,Skill,Calls offered,Calls answered,Calls abandoned,Average speed of answer',
    ...lines(40, (i) => {
      const answered = 90 + (i % 9);
      return [
        `2026-10-${two(1 + (i % 20))}`,
        pick(['Arabic', 'English'], Math.floor(i / 20)),
        answered + 6,
        answered,
        6,
        `0:00:${two(10 + (i % 40))}`,
      ].join(',');
    }),
    'Grand total,,3840,3600,240,',
  ]);
}

/** Invitations to a survey with what became of each: every fourth answered, one of ten never arrived. */
export function invitations(): ToolFile {
  return csv('NPS distribution history.csv', [
    'Invitation ID,Customer ID,Sent At,Status,Responded At,NPS Score,Comment',
    ...lines(60, (i) => {
      const isAnswered = i % 4 === 0;
      const status = isAnswered ? 'Responded' : i % 10 === 9 ? 'Bounced' : 'Sent';
      return [
        `inv-${i}`,
        `c${i % 23}`,
        iso(i),
        status,
        isAnswered ? iso(i + 1) : '',
        isAnswered ? i % 11 : '',
        isAnswered ? `"Fine, ${i}"` : '',
      ].join(',');
    }),
  ]);
}

/** The same in Arabic, where one date and a status are all there is. */
export function invitationsByStatus(): ToolFile {
  return csv('دعوات الاستبيان.csv', [
    'رقم الاستبيان,التاريخ,الحالة,ما احتمال أن توصي بنا؟',
    ...lines(50, (i) =>
      [
        `س${i}`,
        `2026-10-${two(1 + (i % DAYS))}`,
        i % 5 === 0 ? 'تمت الإجابة' : 'لم يجب',
        i % 5 === 0 ? i % 11 : '',
      ].join(','),
    ),
  ]);
}

/** Tickets that tell how long they took, in hours, and not when they were solved; two of them by a clock set back. */
export function hoursToResolve(): ToolFile {
  return csv('tickets by duration.csv', [
    'Ticket ID,Created,Status,Team,First response time (minutes),Resolution time (hours)',
    ...lines(40, (i) =>
      [
        `T${i}`,
        iso(i),
        i % 4 === 3 ? 'Open' : 'Closed',
        pick(['Billing', 'Delivery'], i),
        5 + i,
        i % 4 === 3 ? '' : i % 20 === 10 ? '-1.5' : 1.5 * (i + 1),
      ].join(','),
    ),
  ]);
}
