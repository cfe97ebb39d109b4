import { afterEach, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import { LAST_WEEK, measured, metricsAnswer, organisationAnswer } from './answers.ts';
import { ADMINISTRATOR, fakeServer, refusal } from './fake-server.ts';
import { openScreen } from './harness.tsx';
import type { Screen, ScreenOptions } from './harness.tsx';

const MARKS = /[\u061c\u200e\u200f\u2066-\u2069]/g;

let screen: Screen | null = null;

async function open(options: ScreenOptions): Promise<Screen> {
  screen = await openScreen(options);
  return screen;
}

/** What is seen: without invisible marks. */
const seen = (page: Screen) => page.text().replaceAll(MARKS, '');

/** The page with its cards and their weeks. */
async function openDrawn(options: Partial<ScreenOptions> = {}): Promise<Screen> {
  const page = await open({ fetch: fakeServer().fetch, ...options });
  await page.until(() => page.root.querySelectorAll('article [role=img]').length === 4);
  return page;
}

afterEach(async () => {
  await screen?.close();
  screen = null;
});

describe('the last complete week', () => {
  it('is told in one sentence made of the verdicts, in English', async () => {
    const page = await openDrawn();
    expect(page.role('heading', 'Worse').textContent).toBe(
      'Worse: Time to resolve. Better: Satisfied customers.',
    );
    expect(page.text()).toContain(
      'Week 15–21 November 2026 · whole organisation · data complete to Sat 21 Nov · against what was expected',
    );
  });

  it('is told in one sentence made of the verdicts, in Arabic', async () => {
    const page = await openDrawn({ language: 'ar' });
    expect(page.role('heading', 'أسوأ').textContent).toBe('أسوأ: زمن الحل. أفضل: رضا العملاء.');
    expect(seen(page)).toContain('الأسبوع من ١٥ إلى ٢١ نوفمبر ٢٠٢٦، المنظمة كلها');
    expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it.each([
    ['en', 'No real change (1 of 4 figures could be judged)'],
    ['ar', 'لا تغيّر حقيقيًّا (أمكن الحكم على ١ من أصل ٤)'],
  ] as const)(
    'says in %s of how many it speaks where few could be judged',
    async (language, text) => {
      const { fetch } = fakeServer({
        metrics: (question) => {
          const answer = metricsAnswer(question);
          const series = answer.series.map((one) =>
            one.metric === 'nps'
              ? one
              : { ...one, verdict: { ...one.verdict, kind: 'no_base' as const } },
          );
          return { ...answer, series };
        },
      });
      const page = await openDrawn({ fetch, language });
      const heading = page.root.querySelector('h1')?.textContent?.replaceAll(MARKS, '');
      expect(heading).toBe(text);
    },
  );

  it('shows each card in one order: name, value, interval and n, verdict, weeks, target and gap', async () => {
    const page = await openDrawn();
    const card = page.role('link', 'Time to resolve').closest('article');
    const text = (card?.textContent ?? '').replaceAll('\u00a0', ' ');
    expect(text).toBe(
      'Time to resolve' +
        '9 h 40 min9 hours, 40 minutes Records behind Time to resolve' +
        '9 h to 10 h 20 min · n 7,655' +
        'Worse+1 h 50 minby +1 h 50 min' +
        'target 8 h · over by 1 h 40 min',
    );
    await page.until(() => card?.querySelector('[role=img]') !== null);
    const spark = card?.querySelector('[role=img]')?.getAttribute('aria-label');
    expect(spark?.replaceAll('\u00a0', ' ')).toBe(
      '13 weeks, from 9 h 40 min to 9 h 40 min, last 9 h 40 min',
    );
  });

  it.each([
    ['en', 'organisation’s target 8 h'],
    ['ar', 'مستهدف المنظمة'],
  ] as const)('says whose target a part is held against, in %s', async (language, words) => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        const series = answer.series.map((one) => ({
          ...one,
          comparisons: one.comparisons.map((held) => ({ ...held, ofAll: true })),
        }));
        return { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch, language, path: '/?department=billing' });
    const cards = [...page.root.querySelectorAll('article')].map(({ textContent }) =>
      (textContent ?? '').replaceAll('\u00a0', ' '),
    );
    expect(cards.filter((text) => text.includes(words)).length).toBeGreaterThan(0);
  });

  it('writes Arabic with the digits the reader chose, everywhere', async () => {
    const indic = await openDrawn({ language: 'ar' });
    expect(seen(indic).replace('123', '').replaceAll('x9', '')).not.toMatch(/[0-9]/);
    await indic.close();
    const latin = await openDrawn({ language: 'ar', digits: 'latn' });
    expect(seen(latin).replace('١٢٣', '')).not.toMatch(/[٠-٩]/);
  });

  it('changes language on the spot: texts, direction and the language of error sentences', async () => {
    const server = fakeServer();
    const page = await openDrawn({ fetch: server.fetch });
    await page.press(page.role('button', 'العربية'));
    await page.until(() => document.documentElement.dir === 'rtl');
    expect(page.role('heading', 'أسوأ')).toBeDefined();
    await page.press(page.role('link', 'زمن الحل'));
    await page.until(() => server.requests.some(({ path }) => path.includes('/api/drivers')));
    expect(server.requests.at(-1)?.language).toBe('ar');
    await page.press(page.role('button', 'English'));
    await page.until(() => document.documentElement.dir === 'ltr');
  });

  it('asks for all cards in one question, so that they are judged as one family', async () => {
    const server = fakeServer();
    await openDrawn({ fetch: server.fetch });
    const questions = server.requests.filter(
      ({ path }) => path.includes('grain=none') && !path.includes('by='),
    );
    expect(questions.map(({ path }) => path)).toEqual([
      '/api/metrics?metrics=nps%2Ccsat%2Cttr_median%2Ccase_volume&from=2026-11-15&to=2026-11-22&grain=none&compare=previous%2Ctarget',
    ]);
  });

  it('says where data ends when that is not last week', async () => {
    const calendarWeek = { from: '2026-11-22', to: '2026-11-29' };
    const { fetch } = fakeServer({ organisation: () => organisationAnswer({ calendarWeek }) });
    const page = await openDrawn({ fetch });
    expect(page.text()).toContain(
      'Data ends Sat 21 Nov. The week 22–28 November 2026 is not complete yet, so this page shows 15–21 November 2026.',
    );
  });

  it('does not say so of days that were chosen', async () => {
    const calendarWeek = { from: '2026-11-22', to: '2026-11-29' };
    const { fetch } = fakeServer({ organisation: () => organisationAnswer({ calendarWeek }) });
    const page = await openDrawn({ fetch, path: '/?period=2026-10-04..2026-10-11' });
    expect(page.text()).not.toContain('Data ends');
  });
});

const DEPARTMENTS = ['billing', 'branches', 'x9'].map((key) => ({
  key,
  name: { en: key === 'x9' ? '' : `${key} dept`, ar: key === 'x9' ? '' : `إدارة ${key}` },
  named: key !== 'x9',
  parent: null,
  alias: null,
  kind: null,
}));

const signedIn = (role: 'head' | 'executive', departments: readonly string[]): SessionAnswer => ({
  ...ADMINISTRATOR,
  person: ADMINISTRATOR.person && {
    ...ADMINISTRATOR.person,
    role,
    rights: { role, departments: [...departments] },
  },
});

describe('a head of departments', () => {
  const headed = (departments: readonly string[]) =>
    fakeServer({
      session: () => signedIn('head', departments),
      dimension: (dimension) => ({
        dimension,
        values: dimension === 'department' ? DEPARTMENTS : [],
      }),
    });
  const choice = (page: Screen) => page.role('combobox', 'Department') as HTMLSelectElement;
  const isThere = (page: Screen) =>
    [...page.root.querySelectorAll('main header select')].length === 2;
  const chosen = (page: Screen) =>
    [...choice(page).options].find(({ value }) => value === choice(page).value)?.text;

  it.each([
    ['en', 'only department branches dept', 'all departments 81%'],
    ['ar', 'الإدارة إدارة branches فقط', 'كل الإدارات ٨١٪'],
  ] as const)(
    'opens with their own department, and the organisation beside it, in %s',
    async (language, scope, whole) => {
      const page = await openDrawn({ ...headed(['branches']), language });
      await page.until(() => seen(page).includes(scope));
      expect(location.search).toBe('?department=branches');
      await page.until(() => seen(page).includes(whole));
    },
  );

  it('comes to all of several departments, to each, and to the organisation by one choice', async () => {
    const server = headed(['branches', 'billing']);
    const page = await openDrawn({ fetch: server.fetch });
    await page.until(() => isThere(page) && chosen(page) === 'My departments');
    expect(location.search).toBe('?department=billing,branches');
    expect([...choice(page).options].map(({ text }) => text)).toEqual([
      'My departments',
      'billing dept',
      'branches dept',
      'All departments',
      'x9',
      'not given',
    ]);
    const to = async (label: string) => {
      const option = [...choice(page).options].find(({ text }) => text === label);
      await page.choose(choice(page), option?.value ?? '');
    };
    await to('billing dept');
    await page.until(() => chosen(page) === 'billing dept');
    expect(location.search).toBe('?department=billing');
    await to('All departments');
    await page.until(() => seen(page).includes('whole organisation ·'));
    expect(location.search).toBe('?scope=all');
    expect(seen(page)).not.toContain('all departments 81%');
  });

  it('sees their own departments first in the grid, and the others beside them', async () => {
    const page = await openDrawn(headed(['branches']));
    const names = () =>
      [...page.role('table', 'Departments').querySelectorAll('tbody th')].map((cell) =>
        cell.textContent.replaceAll(MARKS, ''),
      );
    await page.until(() => page.text().includes('stand first, the others beside them'));
    expect(names()).toEqual(['Branches', 'Billing', 'x9']);
  });

  it('sees no figures of the organisation flash by before it is known who they are', async () => {
    localStorage.setItem('basira.presence', 'head');
    const server = headed(['branches']);
    await openDrawn({ fetch: server.fetch, visit: 'kept' });
    const first = server.requests.find(({ path }) => path.startsWith('/api/metrics'));
    expect(first?.path).toContain('filter=department%3Dbranches');
  });
});

describe('an executive', () => {
  it('opens with the whole organisation', async () => {
    const page = await openDrawn(fakeServer({ session: () => signedIn('executive', []) }));
    expect(location.search).toBe('');
    expect(page.text()).toContain('whole organisation');
  });

  it('opens the address of a head of department as it is', async () => {
    const { fetch } = fakeServer({ session: () => signedIn('executive', []) });
    const page = await openDrawn({ fetch, path: '/?department=branches' });
    await page.until(() => seen(page).includes('all departments 81%'));
    expect(seen(page)).toContain('only department branches');
  });
});

describe('what is shown of the overview', () => {
  const select = (page: Screen, name: string) => page.role('combobox', name) as HTMLSelectElement;
  const labels = (page: Screen, name: string) =>
    [...select(page, name).options].map(({ text }) => text.replaceAll(MARKS, ''));
  const openControls = async (options: Partial<ScreenOptions> = {}) => {
    const page = await openDrawn(options);
    await page.until(() => page.root.querySelectorAll('main header select').length === 2);
    return page;
  };

  it('is an earlier week, or a longer time, and then the last week again', async () => {
    const server = fakeServer();
    const page = await openControls({ fetch: server.fetch });
    expect(labels(page, 'Period').slice(0, 3)).toEqual([
      'Last week',
      '8 Nov – 14 Nov',
      '1 Nov – 7 Nov',
    ]);
    await page.choose(select(page, 'Period'), '2026-11-01');
    await page.until(() => seen(page).includes('Week 1–7 November 2026'));
    expect(location.search).toBe('?period=2026-11-01..2026-11-08');
    expect(server.requests.map(({ path }) => path).join()).toContain(
      'from=2026-11-01&to=2026-11-08',
    );
    await page.choose(select(page, 'Period'), 'last-4-weeks');
    await page.until(() => seen(page).includes('25 October – 21 November 2026'));
    expect(location.search).toBe('?period=last-4-weeks');
    await page.choose(select(page, 'Period'), '2026-11-15');
    await page.until(() => seen(page).includes('Week 15–21 November 2026'));
    expect(location.search).toBe('?scope=all');
  });

  it('keeps days that are no week until others are chosen', async () => {
    const page = await openControls({ path: '/?period=2025-10-03..2025-10-13' });
    expect(select(page, 'Period').selectedOptions[0]?.textContent).toBe('3–12 October 2025');
    expect(seen(page)).toContain('3–12 October 2025 · whole organisation');
  });

  it('is a department, and what else narrows it is taken away with a press', async () => {
    const server = fakeServer({
      dimension: (dimension) => ({
        dimension,
        values: dimension === 'department' ? DEPARTMENTS : [],
      }),
    });
    const page = await openControls({ fetch: server.fetch, path: '/?channel=phone' });
    await page.until(() => labels(page, 'Department').length > 1);
    const billing = [...select(page, 'Department').options].find(
      ({ text }) => text === 'billing dept',
    );
    await page.choose(select(page, 'Department'), billing?.value ?? '');
    expect(location.search).toBe('?channel=phone&department=billing');
    await page.press(page.role('button', 'Take the filter away: Channel'));
    expect(location.search).toBe('?department=billing');
    // The keyboard goes on from where the filter stood.
    expect(document.activeElement?.tagName).toBe('SELECT');
  });

  it.each([
    ['/?department.only=billing', 'billing dept'],
    ['/?department=elsewhere', 'elsewhere'],
    ['/?department=billing,branches', 'Several departments'],
  ])('of %s says %s', async (path, said) => {
    const { fetch } = fakeServer({
      dimension: (dimension) => ({
        dimension,
        values: dimension === 'department' ? DEPARTMENTS : [],
      }),
    });
    const page = await openControls({ fetch, path });
    await page.until(() => labels(page, 'Department').length > 2);
    expect(labels(page, 'Department')[0]).toBe(said);
  });

  it('is no time that begins after the data end', async () => {
    const { fetch } = fakeServer({
      organisation: () => organisationAnswer({ dataThrough: '2026-10-20' }),
    });
    const page = await openControls({ fetch });
    expect(labels(page, 'Period')).toContain('This quarter so far');
    expect(labels(page, 'Period')).not.toContain('This month so far');
  });

  it('of records without a department has no loops, which are always some department’s', async () => {
    const none = fakeServer();
    const page = await openControls({ fetch: none.fetch, path: '/?department=' });
    await page.until(
      () =>
        none.requests.some(({ path }) => path.startsWith('/api/impacts')) &&
        page.root.querySelector('main [data-loading]') === null,
    );
    expect(seen(page)).not.toContain('Feedback loops');
    expect(none.requests.filter(({ path }) => path.startsWith('/api/loop-figures'))).toEqual([]);
  });

  it('is a single day, said as one', async () => {
    const page = await openControls({ path: '/?period=2026-11-05..2026-11-06' });
    expect(labels(page, 'Period')[0]).toBe('5 November 2026');
  });

  it('is named in Arabic', async () => {
    const page = await openControls({ language: 'ar' });
    expect(labels(page, 'الفترة').slice(0, 2)).toEqual(['آخر أسبوع', '٨ نوفمبر – ١٤ نوفمبر']);
    expect(labels(page, 'الإدارة')[0]).toBe('كل الإدارات');
  });
});

describe('the stages of the journey', () => {
  it('stand in a grid of their own', async () => {
    const page = await openDrawn();
    // The panel stands before its numbers do.
    const grids = () =>
      [...page.root.querySelectorAll('table')].filter(({ caption }) =>
        caption?.textContent?.includes('Journey stages'),
      );
    await page.until(() => grids().length > 0);
    expect(page.role('table', 'Journey stages').querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('stay away where all records but those without a stage are of one', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        if (question.by !== 'stage') return answer;
        const series = answer.series.flatMap((one) => {
          if (one.group?.key === 'billing') return [one];
          const unknown = { key: '', name: { en: '', ar: '' }, filter: 'stage=' };
          return one.group?.key === 'branches'
            ? [{ ...one, group: { ...one.group, ...unknown } }]
            : [];
        });
        return { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch });
    await page.until(() => page.text().includes('Issue late'));
    expect(page.text()).not.toContain('Journey stages');
  });
});

describe('the departments', () => {
  const grid = (page: Screen) =>
    [...page.root.querySelectorAll('table tr')].map((row) =>
      [...row.children].map((cell) =>
        cell.textContent.replaceAll(MARKS, '').replaceAll('\u00a0', ' '),
      ),
    );

  it('stand against the cards with value, judgement and change, and lead to the metric of the department', async () => {
    const page = await openDrawn();
    await page.until(() => grid(page).length > 1);
    expect(grid(page)[0]).toEqual([
      'Department',
      'Net Promoter Score',
      'Satisfied customers',
      'Time to resolve',
      'New cases',
    ]);
    const row = grid(page).find(([name]) => name === 'Billing');
    expect(row?.slice(1)).toEqual([
      '38No real change',
      '81%Better+4',
      '9 h 40 minWorse+1 h 50 min',
      '3,127Not judged yet',
    ]);
    const link = page.role('table', 'Departments').querySelector('tbody td a');
    expect(link?.getAttribute('href')).toBe('/metric?metric=nps&department=billing');
  });

  it('say in a sentence how many figures were judged and how many moved', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => ({ ...metricsAnswer(question), family: { judged: 29, real: 2 } }),
    });
    const page = await openDrawn({ fetch });
    await page.until(() => page.text().includes('2 of 29 judged figures moved beyond chance'));
    await page.close();
    const arabic = await openDrawn({ fetch, language: 'ar' });
    await arabic.until(() => seen(arabic).includes('٢ من ٢٩ رقمًا محكومًا عليه'));
  });

  it('stay away where there is one only', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        const first = answer.series.find(({ group }) => group !== null);
        const series = answer.series.filter(({ group }) => group?.key === first?.group?.key);
        return question.by === null ? answer : { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch });
    await page.until(() => page.text().includes('Issue late'));
    expect(page.root.querySelector('table')).toBeNull();
  });
});

describe('a week in which nothing is named', () => {
  it.each([
    [
      'en',
      'What would have been noticed, in 95% of cases: Net Promoter Score by 4.3 points, Satisfied customers by 2.6 points, Time to resolve by 40 min, or more.',
    ],
    [
      'ar',
      'ما كان سيُلاحَظ في ٩٥٪ من الحالات: صافي نقاط الترويج بمقدار ٤٫٣ نقطة، رضا العملاء بمقدار ٢٫٦ نقطة، زمن الحل بمقدار ٤٠ د أو أكثر.',
    ],
  ] as const)('says which changes would have been, in %s', async (language, told) => {
    const page = await openDrawn({ language });
    // Rounded up, so that the promise holds; a card that cannot be judged promises nothing.
    await page.until(() => seen(page).replaceAll('\u00a0', ' ').includes(told));
  });
});

describe('what weighs on a card', () => {
  it.each([
    [
      'en',
      'What costs the most',
      'costs 3.4 points between 2.3 and 4.5 · very sure12% of all · 54 against 82 elsewhere',
    ],
    [
      'ar',
      'الأكثر كلفة',
      'يكلّف ٣٫٤ نقطة بين ٢٫٣ و٤٫٥، بثقة عالية١٢٪ من الكل، ٥٤ مقابل ٨٢ فيما سواه',
    ],
  ] as const)('is ranked with its doubt and its reason, in %s', async (language, title, told) => {
    const page = await openDrawn({ language });
    await page.until(() => page.root.querySelector('ol li bdi') !== null);
    expect(page.role('heading', title)).toBeDefined();
    const [first] = page.root.querySelectorAll('section:has(ol) li');
    expect(first?.textContent.replaceAll(MARKS, '')).toContain(told);
  });
});

describe('the figure that costs are counted in', () => {
  const asked = (server: ReturnType<typeof fakeServer>) =>
    server.requests.findLast(({ path }) => path.startsWith('/api/impacts'))?.path;

  it('can be changed among the cards that are averages, and stands in the address', async () => {
    const server = fakeServer();
    const page = await openDrawn({ fetch: server.fetch, path: '/?department=a%252Cb' });
    await page.until(() => page.root.querySelector('section:has(ol) select') !== null);
    expect(asked(server)).toContain('metric=ttr_median');
    const select = page.role('combobox', 'Figure');
    expect([...select.querySelectorAll('option')].map(({ value }) => value)).toEqual([
      'nps',
      'csat',
      'ttr_median',
    ]);
    await page.choose(select, 'csat');
    await page.until(() => asked(server)?.includes('metric=csat') === true);
    expect(location.search).toBe('?department=a%252Cb&cost=csat');
  });

  it('falls back where an address asks for one that is no card', async () => {
    const server = fakeServer();
    const page = await openDrawn({ fetch: server.fetch, path: '/?cost=sla_due' });
    await page.until(() => page.text().includes('Issue late'));
    expect(asked(server)).toContain('metric=ttr_median');
  });
});

describe('a card that cannot be judged', () => {
  it.each([
    ['too_few', 'Too few to tell', 'عيّنة صغيرة'],
    ['no_data', 'No data', 'لا بيانات'],
    ['suppressed', 'Hidden for privacy', 'محجوب للخصوصية'],
  ] as const)(
    'because of %s shows a dash and says why, in both languages',
    async (state, en, ar) => {
      const { fetch } = fakeServer({
        metrics: (question) => {
          const answer = metricsAnswer(question);
          const total = measured(null, { n: 3, states: [state] });
          const series = answer.series.map((item) =>
            item.metric === 'csat' ? { ...item, total } : item,
          );
          return { ...answer, series };
        },
      });
      for (const [language, word] of [
        ['en', en],
        ['ar', ar],
      ] as const) {
        const page = await openDrawn({ fetch, language });
        const card = page.root.querySelectorAll('article')[1];
        expect(card?.textContent).toContain('—');
        expect(card?.textContent).toContain(word);
        expect(card?.textContent).not.toMatch(/(^|[^\d٠-٩])[0٠]/);
        await page.close();
      }
    },
  );

  it('because it is provisional is no news: neither in colour nor in the heading', async () => {
    const { fetch } = fakeServer({
      metrics: (question) => {
        const answer = metricsAnswer(question);
        const series = answer.series.map((item) =>
          item.metric === 'ttr_median'
            ? { ...item, total: { ...item.total, states: ['provisional' as const] } }
            : item,
        );
        return { ...answer, series };
      },
    });
    const page = await openDrawn({ fetch });
    expect(page.role('heading', 'Better').textContent).toBe('Better: Satisfied customers.');
    expect(page.role('link', 'Time to resolve').closest('article')?.textContent).toContain(
      'Provisional',
    );
  });
});

describe('the four states of the page', () => {
  it('loading: says that it loads while nothing is known', async () => {
    const page = await open({ fetch: () => new Promise<Response>(() => {}) });
    expect(page.text()).toContain('Loading');
  });

  it('loading: the page stands at its size once the organisation is known', async () => {
    const { fetch } = fakeServer();
    const waiting: typeof fetch = (input, init) =>
      /metrics|catalogue/.test(input instanceof Request ? input.url : String(input))
        ? new Promise<Response>(() => {})
        : fetch(input, init);
    const page = await open({ fetch: waiting });
    await page.until(() => page.root.querySelectorAll('[aria-hidden=true]').length > 6);
    expect(page.text()).toContain('Loading');
  });

  it.each([
    ['en', 'No complete week yet'],
    ['ar', 'لم يكتمل أي أسبوع بعد'],
  ] as const)('empty: a store without a complete week says so in %s', async (language, title) => {
    const { fetch } = fakeServer({
      organisation: () => organisationAnswer({ lastWeek: null, dataThrough: null }),
    });
    const page = await open({ fetch, language });
    await page.until(() => page.text().includes(title));
  });

  it.each([
    ['en', 'This could not be loaded', 'Try again', 'The store has been busy for 30 s.'],
    ['ar', 'تعذّر التحميل', 'أعد المحاولة', 'انشغل المخزن ٣٠ ثانية.'],
  ] as const)(
    'error: the sentence of the server in the reader’s digits, its request id and a way back, in %s',
    async (language, title, retry, sentence) => {
      let isBusy = true;
      const { fetch } = fakeServer({
        organisation: () =>
          isBusy ? refusal(409, 'STORE_BUSY', sentence.replace('٣٠', '30')) : organisationAnswer(),
      });
      const page = await open({ fetch, language });
      await page.until(() => page.text().includes(title));
      expect(page.role('alert', title).textContent).toContain(sentence);
      expect(page.role('alert', title).textContent).toContain('req-7f3a');
      isBusy = false;
      await page.press(page.role('button', retry));
      await page.until(() => page.root.querySelectorAll('article').length === 4);
    },
  );

  it('error: an unreachable server is named as such, after it was asked again', async () => {
    let asked = 0;
    const page = await open({
      fetch: () => {
        asked += 1;
        return Promise.reject(new TypeError('fetch failed'));
      },
    });
    await page.until(() => page.text().includes('Basira does not answer.'));
    expect(asked).toBeGreaterThan(2);
  });

  it('names the sources that are behind beside the day to which data is complete', async () => {
    const behind = ['a', 'b', 'c'].map((source) => ({
      source,
      name: { en: source === 'a' ? 'Help desk' : '', ar: '' },
      through: '2026-11-08',
    }));
    const { fetch } = fakeServer({ organisation: () => organisationAnswer({ behind }) });
    const page = await open({ fetch });
    await page.until(() => page.text().includes('data complete to'));
    expect(seen(page)).toContain(
      'Help desk only to Sun 8 Nov · b only to Sun 8 Nov · 1 more source behind',
    );
  });

  it('partial: without the weeks before, a card still has its value and says what is missing', async () => {
    const { fetch } = fakeServer({
      metrics: (question) =>
        question.grain === 'week'
          ? refusal(422, 'SLICE_TOO_LARGE', 'Too large.')
          : metricsAnswer(question),
    });
    const page = await open({ fetch });
    await page.until(() => page.text().includes('Earlier weeks could not be loaded'));
    expect(page.text()).toContain('81%');
  });
});

describe('the calendar', () => {
  it.each([
    ['en', '5–11 Jumada II 1448 AH'],
    ['ar', 'من ٥ إلى ١١ جمادى الآخرة ١٤٤٨ هـ'],
  ] as const)('stands beside the Gregorian days on wish, in %s', async (language, days) => {
    const page = await openDrawn({ language });
    const label = language === 'en' ? 'Calendar' : 'التقويم';
    expect(seen(page)).not.toContain(days);
    await page.choose(page.role('combobox', label), 'hijri');
    await page.until(() => seen(page).includes(days));
  });
});

describe('the keyboard', () => {
  const press = (code: string, init: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init }),
    );

  it('leads to pages by their place, whatever language it writes, and lists its keys', async () => {
    const page = await openDrawn();
    // The keys come after the first paint: whoever presses too early presses again.
    await page.until(() => {
      press('KeyG', { key: 'ل' });
      press('Digit3', { key: '٣' });
      return location.pathname === '/explore';
    });
    press('Slash', { key: '?', shiftKey: true });
    await page.until(() => page.text().includes('Keyboard shortcuts'));
    await page.press(page.role('button', 'Turn them off'));
    await page.until(() => page.text().includes('Turn them on'));
    await page.press(page.role('button', 'Close'));
    press('KeyG');
    press('Digit1');
    await page.until(() => !page.text().includes('Keyboard shortcuts'));
    expect(location.pathname).toBe('/explore');
  });

  it('says nothing where somebody writes', async () => {
    const page = await open({ fetch: fakeServer().fetch, path: '/records?metric=volume' });
    await page.until(() => page.root.querySelector('input[type=search]') !== null);
    const field = page.root.querySelector('input[type=search]');
    field?.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyG', bubbles: true }));
    field?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit1', bubbles: true }));
    expect(location.pathname).toBe('/records');
  });
});

describe('an address', () => {
  it('that means no page says so and leads home', async () => {
    const page = await open({ fetch: fakeServer().fetch, path: '/nowhere' });
    expect(page.text()).toContain('There is no such page');
    await page.press(page.role('link', 'Go to the overview'));
    await page.until(() => page.text().includes('Net Promoter Score'));
  });

  it('with days of its own pins the view to them', async () => {
    const server = fakeServer();
    const page = await openDrawn({ fetch: server.fetch, path: '/?period=2026-11-01..2026-11-08' });
    expect(page.text()).toContain('Week 1–7 November 2026');
    expect(server.requests.some(({ path }) => path.includes(`to=${LAST_WEEK.to}`))).toBe(false);
  });

  it('with filters asks for them and names them', async () => {
    const server = fakeServer();
    const page = await openDrawn({ fetch: server.fetch, path: '/?department=billing,branches' });
    expect(seen(page)).toContain('only department billing and branches');
    // The organisation's own figures, which stand beside, are asked for without filters and compared with nothing.
    const cards = server.requests.filter(({ path }) => path.includes('compare=previous'));
    expect(cards.length).toBeGreaterThan(0);
    for (const { path } of cards) expect(path).toContain('filter=department%3Dbilling%2Cbranches');
  });
});
