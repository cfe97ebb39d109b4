import { describe, expect, it } from 'vitest';
import { columnOf } from './sampled.ts';
import { guessedAndRead } from './spread-files.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const PLACES = Array.from({ length: 60 }, (_, i) => i);
const day = (i: number): string => `2026-10-${two((i % 28) + 1)}`;

function file(header: string, row: (i: number) => string): string {
  return [header, ...PLACES.map(row)].join('\n');
}

describe('cases that a column says are over', () => {
  it.each([
    ['Resolved (Y/N)', 'Y', 'N'],
    ['Resolved?', 'Yes', 'No'],
    ['IsClosed', 'TRUE', 'FALSE'],
    ['تم الحل', 'نعم', 'لا'],
  ])('by yes and no: %s', async (header, yes, no) => {
    const text = file(
      `Complaint ID,Complaint Date,Channel,${header},Details`,
      (i) => `C-${i},${day(i)},Web,${i % 3 === 0 ? no : yes},The card ${i} did not come`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, header)).toMatchObject({ target: 'fields.endTold' });
    const over = stored.filter(({ fields }) => 'endTold' in fields && fields.endTold === true);
    expect(over).toHaveLength(PLACES.filter((i) => i % 3 !== 0).length);
  });

  it('are resolved after the time that it took, and not where none passed yet', async () => {
    const text = file(
      'Ticket Number,Created Date,Status,Resolution Time (hrs),Assigned Group',
      (i) =>
        i % 4 === 0
          ? `INC${i},${day(i)} 10:00:00,Open,0,Tech`
          : `INC${i},${day(i)} 10:00:00,Solved,${i % 4 === 1 ? 0 : i},Tech`,
    );
    const { stored } = await guessedAndRead(text);
    const ends = stored.map(({ at, fields }) =>
      'resolvedAt' in fields && fields.resolvedAt !== null
        ? (fields.resolvedAt - at) / 3_600_000
        : null,
    );
    expect(ends).toEqual(PLACES.map((i) => (i % 4 === 0 ? null : i % 4 === 1 ? 0 : i)));
  });

  it.each(['Pending', 'Not yet', '00.00.0000', 'néant', 'لم يغلق بعد'])(
    'on a day, where %s stands for no day yet',
    async (none) => {
      const text = file(
        'Complaint No,Date Received,Date Closed,Department',
        (i) =>
          `C${i},${two((i % 9) + 1)}.10.2026,${i % 3 === 0 ? none : `${two((i % 9) + 13)}.10.2026`},A`,
      );
      const { stored, whole } = await guessedAndRead(text);
      expect(whole.rejects).toEqual([]);
      const ends = stored.map(({ fields }) => ('resolvedAt' in fields ? fields.resolvedAt : null));
      const closed = stored.map(({ fields }) => ('closedAt' in fields ? fields.closedAt : null));
      const told = ends.some((end) => end !== null) ? ends : closed;
      expect(told).toEqual(
        PLACES.map((i) => (i % 3 === 0 ? null : Date.UTC(2026, 9, (i % 9) + 13))),
      );
    },
  );
});

describe('answers in words', () => {
  it.each([
    ['reviewId,locationName,starRating,comment,createTime', 'ONE,TWO,THREE,FOUR,FIVE', 5],
    ['Date,Device,Location,Feedback', 'Excellent,Good,Bad', 3],
    ['Timestamp,Kiosk ID,Rating', 'Excellent,Good,Bad', 3],
    ['Timestamp,Kiosk ID,How was your experience today?', 'Excellent,Very Good,Good,Fair,Poor', 5],
  ])('are scores where the header asks for an opinion: %s', async (header, list, steps) => {
    const labels = list.split(',');
    const label = (i: number): string => labels[i % labels.length] ?? '';
    const cells: Record<string, (i: number) => string> = {
      reviewId: (i) => `gm${i}`,
      locationName: (i) => (i % 2 ? 'Dammam' : 'Riyadh'),
      starRating: label,
      comment: (i) => `They were kind to me on visit ${i}`,
      createTime: (i) => `${day(i)}T10:${two(i)}:00Z`,
      Date: day,
      Device: (i) => `K0${i % 3}`,
      Location: () => 'Reception',
      Feedback: label,
      Timestamp: (i) => `${day(i)} 11:${two(i)}`,
      'Kiosk ID': (i) => `K${i % 4}`,
      Rating: label,
      'How was your experience today?': label,
    };
    const text = file(header, (i) =>
      header
        .split(',')
        .map((name) => cells[name]?.(i) ?? '')
        .join(','),
    );
    const { whole } = await guessedAndRead(text);
    expect(new Set(whole.records.map(({ kind }) => kind))).toEqual(new Set(['response']));
    const scores = whole.records.map(({ fields }) => ('score' in fields ? fields.score : null));
    expect(scores).not.toContain(null);
    expect(new Set(scores).size).toBe(steps);
  });

  it.each([
    ['Rating', 'Excellent,Very Good,Good,Fair,Poor'],
    ['التقييم', 'ممتاز,جيد جدا,جيد,مقبول,ضعيف'],
    ['Avaliação', 'Ótimo,Muito bom,Bom,Regular,Ruim'],
  ])('are grades of which each is a step: %s', async (header, list) => {
    const labels = list.split(',');
    const text = file(
      `Response ID,Date,${header}`,
      (i) => `R-${i},${day(i)},${labels[i % 5] ?? ''}`,
    );
    const { stored } = await guessedAndRead(text);
    const scores = stored.map(({ fields }) => ('score' in fields ? fields.score : null));
    expect(scores).toEqual(PLACES.map((i) => 5 - (i % 5)));
  });

  it('are no score where each option has a column of its own', async () => {
    const options = ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied'];
    const text = file(
      'Respondent ID,End Date,How satisfied are you with us?,,,,How likely is it that you would recommend us?',
      (i) =>
        `R-${i},${day(i)},${options.map((option, o) => (i % 4 === o ? option : '')).join(',')},${i % 11}`,
    );
    const { guess, whole } = await guessedAndRead(text);
    expect(guess.mapping.instruments).toMatchObject([{ kind: 'nps' }]);
    expect(whole.records).toHaveLength(PLACES.length);
  });

  it('are the state of a thing where it does not', async () => {
    const text = file(
      'Order ID,Created Date,Status,Condition',
      (i) =>
        `O-${i},${day(i)},${i % 2 ? 'Open' : 'Closed'},${['Excellent', 'Good', 'Bad'][i % 3] ?? ''}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(guess.mapping.instruments ?? []).toEqual([]);
  });
});

describe('words of tools', () => {
  it('tell the wait in a queue from the talk', async () => {
    const text = file(
      'Contact ID,Start Time,Queue,Total Queue,Agent Interaction Duration',
      (i) => `c-${i},${day(i)} 10:22:24,VIP,${20 + i},${300 + i}`,
    );
    const { stored } = await guessedAndRead(text);
    expect(stored.map(({ fields }) => fields)).toMatchObject(
      PLACES.map((i) => ({ wait: 20 + i, duration: 300 + i })),
    );
  });

  it.each([
    ['Disposition', 'Abandoned', 'Answered'],
    ['Contact Result', 'ABANDONED', 'ANSWERED'],
    ['حالة المكالمة', 'متروكة', 'مجابة'],
  ])('say who had gone before anybody answered: %s', async (header, gone, answered) => {
    const text = file(
      `Call ID,Call Start,Skill,Wait Time,Talk Time,${header}`,
      (i) =>
        `c-${i},${day(i)} 12:49,Skill 1,0:${10 + (i % 40)},${i % 5 === 0 ? '0:00' : '1:27'},${i % 5 === 0 ? gone : answered}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, header).why.code).toBe('ABANDONED_WORDS');
    expect(stored.map(({ fields }) => fields)).toMatchObject(
      PLACES.map((i) =>
        i % 5 === 0 ? { abandoned: true, duration: null } : { abandoned: false, duration: 87 },
      ),
    );
  });

  it('are calls by how long they rang and were talked, whatever their status says', async () => {
    const text = file(
      'Call Time,Caller ID,Destination,Status,Ringing,Talking',
      (i) =>
        `${day(i)} 12:${two(i)}:01,+9665012345${two(i)},800 Queue,${i % 5 === 0 ? 'unanswered,0:00:30,' : 'answered,0:00:10,0:01:27'}`,
    );
    const { stored } = await guessedAndRead(text);
    expect(stored.map(({ kind, fields }) => ({ kind, fields }))).toMatchObject(
      PLACES.map((i) => ({
        kind: 'contact',
        fields:
          i % 5 === 0
            ? { abandoned: true, wait: 30, duration: null }
            : { abandoned: false, wait: 10, duration: 87 },
      })),
    );
  });

  it('leave a time of day out of what may be an id', async () => {
    const text = file(
      'Transaction No.,Posting Date,Created At,User Status',
      (i) =>
        `0080${i},${day(i)},${8 + (i % 10)}:${two((i * 7) % 60)}:${two(i)},${i % 3 === 0 ? 'Open' : 'Completed'}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'Created At').role).not.toBe('id');
  });

  it.each([
    ['Within SLA', 'Out of SLA'],
    ['Dentro do prazo', 'Fora do prazo'],
    ['Dans les délais', 'Hors délai'],
    ['Succeeded', 'Noncompliant'],
    ['ضمن المهلة', 'خارج المهلة'],
  ])('say whether a promise was kept: %s', async (kept, broken) => {
    const text = file(
      'Ticket ID,Created Date,Closed Date,SLA Status,Priority',
      (i) => `T-${i},${day(i)} 09:00,${day(i)} 17:00,${i % 4 === 0 ? broken : kept},High`,
    );
    const { stored } = await guessedAndRead(text);
    const told = stored.map(({ fields }) => ('slaTold' in fields ? fields.slaTold : null));
    expect(told).toEqual(PLACES.map((i) => i % 4 !== 0));
  });
});

describe('answers in words of a degree', () => {
  it.each([
    [
      'How easy was it to get help today?',
      'Extremely easy|Somewhat easy|Neither easy nor difficult|Somewhat difficult|Extremely difficult',
      [5, 4, 3, 2, 1],
    ],
    [
      'How likely are you to recommend us?',
      'Very likely|Likely|Neither likely nor unlikely|Unlikely|Very unlikely',
      [5, 4, 3, 2, 1],
    ],
    [
      'Would you recommend us?',
      'Definitely|Probably|Not sure|Probably not|Definitely not',
      [5, 4, null, 2, 1],
    ],
    ['هل كان من السهل الحصول على الخدمة؟', 'سهل جدا|سهل|صعب|صعب جدا', [5, 4, 2, 1]],
    [
      'Le service est-il facile ?',
      'Très facile|Plutôt facile|Ni facile ni difficile|Plutôt difficile|Très difficile',
      [5, 4, 3, 2, 1],
    ],
    ['Satisfaction Score', 'Good|Bad|Offered|Not Offered', [1, -1, null, null]],
  ])('are scores: %s', async (header, labels, scores) => {
    const words = labels.split('|');
    const text = file(`ID,Submitted,${header}`, (i) => `${i},${day(i)},${words[i % words.length]}`);
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, header).role).toBe('score');
    const told = stored.map(({ fields }) => ('score' in fields ? fields.score : null));
    const wanted = PLACES.map((i) => scores[i % words.length] ?? null);
    expect(told).toEqual(wanted.filter((score) => score !== null));
  });

  it('are none where nobody is asked', async () => {
    const text = file(
      'Ticket ID,Created,Difficulty',
      (i) => `${i},${day(i)},${['Easy', 'Hard', 'Very hard'][i % 3]}`,
    );
    expect(columnOf((await guessedAndRead(text)).guess, 'Difficulty').role).not.toBe('score');
  });
});

describe('words that are not what they look like', () => {
  it('of calls: a direction is no department, and ringing no wait where there is one', async () => {
    const text = file(
      'Call ID,Start Time,Direction,Queue,Queue Wait Time,Ring Time,Talk Time',
      (i) =>
        `${i},${day(i)} 10:00:00,${i % 2 ? 'Inbound' : 'Outbound'},${i % 3 ? 'Cards' : 'Loans'},00:01:${two(i)},00:00:${two(i % 7)},00:02:${two(i)}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, 'Direction').target).toBe('attributes.direction');
    expect(columnOf(guess, 'Queue').target).toBe('dimensions.department');
    expect(stored.map(({ fields }) => 'wait' in fields && fields.wait)).toEqual(
      PLACES.map((i) => 60 + i),
    );
  });

  it('of conversations: how many messages is no region, and the name of a machine no person', async () => {
    const text = file(
      'conversationId,botId,createdOn,channel,messageCount',
      (i) => `c${i},b${i % 2},${day(i)} 10:00:00,webchat,${2 + (i % 9)}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'messageCount').role).not.toBe('dimension');
    expect(columnOf(guess, 'botId').target).not.toBe('fields.agentKind');
  });

  it('of complaints: the day of the answer is that of the first response', async () => {
    const text = file(
      'Expediente;Fecha de alta;Fecha de respuesta;Estado',
      (i) => `E${i};${day(i)};${i % 3 ? '2026-11-05' : ''};${i % 3 ? 'Contestada' : 'En trámite'}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'Fecha de respuesta').target).toBe('fields.firstResponseAt');
    expect(guess.questions.find(({ code }) => code === 'ASK_ENDED')).toMatchObject({
      params: { examples: ['Contestada'] },
    });
  });

  it('of totals: those answered in so many seconds are within the level', async () => {
    const text = file(
      'Date,Offered,Answered,Answered <20s,Abandoned',
      (i) =>
        `2026-${two(1 + Math.floor(i / 28))}-${two((i % 28) + 1)},${100 + i},${90 + i},${70 + i},10`,
    );
    expect(columnOf((await guessedAndRead(text)).guess, 'Answered <20s').target).toBe(
      'fields.withinLevel',
    );
  });

  it('of a queue: who left before being called came all the same', async () => {
    const text = file(
      'Visit Id,Branch,Ticket Issued,Call Time,End Time',
      (i) =>
        `${i},A,2026-10-05 09:${two(i)}:00,${i % 4 ? `2026-10-05 10:${two(i)}:00,2026-10-05 10:${two(i)}:30` : ','}`,
    );
    const { guess, whole, stored } = await guessedAndRead(text);
    expect(columnOf(guess, 'Ticket Issued').target).toBe('at');
    expect([stored.length, whole.rejects]).toEqual([PLACES.length, []]);
  });
});

it('how long a case took may be told in words', async () => {
  const text = file(
    'Ticket ID,Created,Status,Resolution Time,Promise',
    (i) =>
      `${i},${day(i)} 10:00:00,${i % 3 ? 'Closed' : 'Open'},${i % 3 ? `${i % 4}h ${i}m` : ''},${i % 2 ? '24 hours' : '3 days'}`,
  );
  const { guess, stored } = await guessedAndRead(text);
  expect(columnOf(guess, 'Promise').role).toBe('attribute');
  const took = stored.map(({ at, fields }) =>
    'resolvedAt' in fields && fields.resolvedAt !== null ? (fields.resolvedAt - at) / 60_000 : null,
  );
  expect(took).toEqual(PLACES.map((i) => (i % 3 ? (i % 4) * 60 + i : null)));
});

describe('the groups of the Net Promoter Score', () => {
  const group = (score: number): string => {
    if (score > 8) return 'Promoter';
    return score > 6 ? 'Passive' : 'Detractor';
  };
  const kinds = (guess: { mapping: { instruments?: readonly { kind: string }[] | undefined } }) =>
    guess.mapping.instruments?.map(({ kind }) => kind);

  it.each([
    ['NPS Category', group],
    ['Segment', group],
    [
      'فئة العميل',
      (score: number) => ({ Promoter: 'مروّج', Passive: 'محايد' })[group(score)] ?? 'منتقد',
    ],
  ] as const)('give the score of the answers that are not told: %s', async (header, name) => {
    const text = file(`Response ID,Date,${header}`, (i) => `${i},${day(i)},${name(i % 11)}`);
    const { guess, stored } = await guessedAndRead(text);
    expect(kinds(guess)).toEqual(['nps']);
    const told = stored.map(({ fields }) => ('score' in fields ? fields.score : null));
    expect(told).toEqual(PLACES.map((i) => ({ Promoter: 10, Passive: 8 })[group(i % 11)] ?? 0));
  });

  it('say of the answers beside them which score they give, and nothing more', async () => {
    const text = file(
      'Response ID,Date,Score,NPS Group',
      (i) => `${i},${day(i)},${i % 11},${group(i % 11)}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(kinds(guess)).toEqual(['nps']);
    expect(columnOf(guess, 'Score').role).toBe('score');
    expect(columnOf(guess, 'NPS Group').role).toBe('attribute');
    expect(stored).toHaveLength(PLACES.length);
    // Groups of something else say nothing of the score.
    const other = file(
      'Response ID,Date,Score,NPS Group',
      (i) => `${i},${day(i)},${i % 11},${group((i * 7) % 11)}`,
    );
    expect(kinds((await guessedAndRead(other)).guess)).not.toEqual(['nps']);
  });
});

it.each([
  ['Experience', ['😡', '🙁', '😐', '🙂', '😍'], [1, 2, 3, 4, 5]],
  ['Rating', ['👍', '👎'], [1, -1]],
])('answers may be drawn: %s', async (header, signs, scores) => {
  const text = file(`id,date,${header}`, (i) => `${i},${day(i)},${signs[i % signs.length]}`);
  const { stored } = await guessedAndRead(text);
  const told = stored.map(({ fields }) => ('score' in fields ? fields.score : null));
  expect(told).toEqual(PLACES.map((i) => scores[i % scores.length]));
});

it('opens on its own day and not on that of the order', async () => {
  const text = file(
    'Ticket,Opened Date,Order Date,Issue,Resolution',
    (i) => `T-${i},${day(i)},2026-09-${two((i % 28) + 1)},Late,${i % 3 ? 'Refunded' : 'Pending'}`,
  );
  const { guess } = await guessedAndRead(text);
  expect(columnOf(guess, 'Opened Date').target).toBe('at');
});

it.each(['سبب التقييم', 'Reason for rating', 'Motif de la note', 'Motivo da nota'])(
  'is a customer’s comment under %s, however short',
  async (header) => {
    const text = file(`Date,NPS,${header},Segment`, (i) => `${day(i)},${i % 11},late ${i},A`);
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, header).target).toBe('fields.text');
  },
);

describe('columns whose names mislead', () => {
  it('number no customer where they count those that something concerned', async () => {
    const text = file(
      'Ticket,Start Time,Severity,Customers affected',
      (i) => `INC${900 + i},${day(i)} 10:00,P${1 + (i % 3)},${i * 37}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, 'Customers affected').target).toBeNull();
    expect(stored.map(({ customer }) => customer)).toEqual(PLACES.map(() => null));
  });

  it('are answers of a survey, not how a case ended', async () => {
    const text = file(
      'Ticket ID,Created time,Status,Resolved time,Survey results',
      (i) =>
        `${5000 + i},${day(i)} 10:00:00,Closed,${day(i)} 12:00:00,${['Extremely happy', 'Happy', 'Unhappy', ''][i % 4]}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, 'Survey results').target).toBe('instruments.survey-results');
    expect(stored.filter(({ kind }) => kind === 'response')).toHaveLength(45);
  });

  it('are the customers’ words only where more than a few rows say any', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => {
      const stretch =
        i % 300 === 0 ? `From the ${i}th exit of the ring road to the old bridge` : '';
      return `K${i},${day(i)} 10:00:00,Open,Noise,${stretch}`;
    });
    const text = ['Unique Key,Created Date,Status,Complaint Type,Stretch', ...many].join('\n');
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'Stretch').target).not.toBe('fields.text');
  });
});

describe('headers that write their words together', () => {
  it('are read as databases mean them', async () => {
    const text = file(
      'ticketid,createdat,closedat,customerid,TICKETSTATUS,firstresponsetime',
      (i) => `T-${i},${day(i)} 08:00:00,${day(i)} 18:00:00,C${i % 40},closed,${10 + i}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(guess.columns.map(({ target }) => target)).toEqual([
      'id',
      'at',
      'fields.resolvedAt',
      'customer',
      'fields.status',
      'fields.firstResponseAt',
    ]);
  });
});

describe('surveys that a desk sends by mail', () => {
  it('are invitations from when they were offered, and answers when those came', async () => {
    const text = file(
      'ticket_id,csat_offered_at,csat_response_at,csat_score,csat_comment',
      (i) =>
        `${5000 + i},${day(i)} 10:00:00,${i % 3 ? ',' : `${day(i)} 15:00:00,${1 + (i % 5)}`},${i % 6 ? '' : 'Took too long to answer my question'}`,
    );
    const { stored } = await guessedAndRead(text);
    const at = (i: number): number => Date.UTC(2026, 9, (i % 28) + 1, i % 3 ? 10 : 15);
    expect(stored).toHaveLength(PLACES.length);
    expect(stored.map((record) => record.at)).toEqual(PLACES.map(at));
    const scores = stored.map(({ fields }) => 'score' in fields && fields.score);
    expect(scores).toEqual(PLACES.map((i) => (i % 3 ? null : 1 + (i % 5))));
  });
});

describe('how long something took', () => {
  it.each([
    ['First Response (mins)', 60],
    ['First Response (hrs)', 3600],
    ['زمن أول رد بالدقائق', 60],
    ['مدة أول رد (بالساعات)', 3600],
    ['وقت الاستجابة بالأيام', 86_400],
    ['Tempo de resposta (dias)', 86_400],
  ])('is counted in what its header says: %s', async (header, unit) => {
    const text = file(
      `Ticket ID,Created,Status,${header}`,
      (i) => `T-${i},${day(i)} 08:00:00,Closed,${1 + (i % 9)}`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(guess.questions.map(({ code }) => code)).not.toContain('ASK_DURATION_UNIT');
    const told = stored.map(
      ({ at, fields }) =>
        'firstResponseAt' in fields &&
        fields.firstResponseAt !== null &&
        fields.firstResponseAt - at,
    );
    expect(told).toEqual(PLACES.map((i) => (1 + (i % 9)) * unit * 1000));
  });
});

describe('columns of reviews and calls', () => {
  it('tell stars in words as others do in figures', async () => {
    const stars = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];
    const text = file(
      'reviewId,starRating,comment,createTime',
      (i) => `r${i},${stars[i % 5]},Comment number ${i} about the visit,${day(i)}T10:00:00Z`,
    );
    const { guess, stored } = await guessedAndRead(text);
    expect(guess.mapping.instruments).toMatchObject([{ kind: 'csat', scaleMin: 1, scaleMax: 5 }]);
    const scores = stored.map(({ fields }) => 'score' in fields && fields.score);
    expect(scores).toEqual(PLACES.map((i) => 1 + (i % 5)));
  });

  it('name nobody’s answer by a nickname', async () => {
    const text = file(
      'Date,Rating,Review,Nickname',
      (i) => `${day(i)},${1 + (i % 5)},It crashed ${i} times since the update,nick${i}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'Nickname').target).toBeNull();
  });

  it('say which way a call went, which is no theme', async () => {
    const types = ['Inbound', 'Outbound', 'Queue Callback', '3rd party transfer'];
    const text = file(
      'CALL ID,TIMESTAMP,CALL TYPE,QUEUE WAIT TIME,TALK TIME',
      (i) => `${i + 3000},${day(i)} 10:00:00,${types[i % 4]},00:00:11,00:03:10`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'CALL TYPE').target).toBe('attributes.call-type');
  });

  it('tell a day and a time in figures alone', async () => {
    const text = file(
      'CallID,CallDateTime,Q1_Satisfaction,Q3_NPS',
      (i) => `${i + 3000},${day(i).replaceAll('-', '')} 1805${two(i)},${1 + (i % 5)},${i % 11}`,
    );
    const { stored } = await guessedAndRead(text);
    const at = (i: number): number => Date.UTC(2026, 9, (i % 28) + 1, 18, 5, i);
    expect(new Set(stored.map((record) => record.at))).toEqual(new Set(PLACES.map(at)));
  });
});

describe('numbers that are no length of time', () => {
  it.each([
    ['Closed hour', (i: number) => i % 24],
    ['Closed day', (i: number) => 1 + (i % 28)],
    ['Resolved same day', (i: number) => i % 2],
    ['Resolved within 24 hours', (i: number) => i % 2],
  ])('are an hour, a day, or whether it was in time: %s', async (header, value) => {
    const text = file(
      `Ticket ID,Opened,Department,${header}`,
      (i) => `T-${i},${day(i)} 08:00:00,Billing,${value(i)}`,
    );
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, header).target).not.toBe('fields.resolvedAt');
  });
});
