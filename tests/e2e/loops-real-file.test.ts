import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loopEffectAr } from '#client/i18n/messages/loop-effect-ar.ts';
import { loopEffectEn } from '#client/i18n/messages/loop-effect-en.ts';
import { loopPageAr } from '#client/i18n/messages/loop-page-ar.ts';
import { loopPageEn } from '#client/i18n/messages/loop-page-en.ts';
import { loopsAr } from '#client/i18n/messages/loops-ar.ts';
import { loopsEn } from '#client/i18n/messages/loops-en.ts';
import { expectWhole } from '#tests/browser/axe.ts';
import { changeAndTell, doAction, press, shown, stepOf } from '#tests/browser/loop-page.ts';
import { openPage } from '#tests/browser/open-page.ts';
import { joinFirst } from '#tests/browser/sign-in.ts';
import { startBrowser } from '#tests/browser/start.ts';
import { looksOf } from '#tests/soak.ts';
import { dataFile, withData } from '../golden/store.ts';
import type { RunningServer } from '../integration/faults/server-process.ts';
import { runCli, startServer } from '../integration/faults/server-process.ts';

/** Sewer requests of the file since 1 September 2021, and in the seven days from then: counted outside of Basira. */
const SEWERS = { since: 3586, week: 1898 };

const LOOKS = [
  {
    language: 'en',
    width: 1440,
    dark: false,
    loop: loopPageEn.loopPage,
    effect: loopEffectEn.loopEffect.title,
    loops: loopsEn.loops,
    begin: 'Begin a loop',
    count: (n: number) => n.toLocaleString('en'),
    noEffect: 'No effect so far',
    asked: 'Department of Housing Preservation',
  },
  {
    language: 'ar',
    width: 360,
    dark: true,
    loop: loopPageAr.loopPage,
    effect: loopEffectAr.loopEffect.title,
    loops: loopsAr.loops,
    begin: 'ابدأ حلقة',
    count: (n: number) => n.toLocaleString('ar-SA-u-nu-arab'),
    noEffect: 'لا أثر حتى الآن',
    asked: 'إدارة حفظ المساكن وتطويرها',
  },
] as const;

let browser: Browser;
let server: RunningServer;
let folder = '';
let session: Parameters<ReturnType<Page['context']>['addCookies']>[0] = [];

withData('nyc311', 'a loop on the sewers of Queens, in the browser', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'basira-loop-real-'));
    const mapping = fileURLToPath(
      new URL('../golden/mappings/nyc311-queens.json', import.meta.url),
    );
    const { path } = dataFile('nyc311/queens_2020_2021.csv.gz');
    const imported = await runCli(folder, 'import', path, '--mapping', mapping);
    expect(imported.code, imported.stderr).toBe(0);
    [browser, server] = await Promise.all([startBrowser(), startServer(folder)]);
    const page = await openPage(browser, LOOKS[0]);
    await joinFirst(page, server.url, server.firstToken ?? '');
    session = await page.context().cookies();
    await page.context().close();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(looksOf(LOOKS, 1))(
    'goes from the file’s records to the message, and is not called mended by what was done after the flood: $language',
    { timeout: 170_000 },
    async (look) => {
      const { loop: words, loops, count } = look;
      const page = await openPage(browser, look);
      await page.context().addCookies(session);
      await page.goto(
        `${server.url}/records?metric=volume&theme=Sewer&period=2021-09-01..2021-09-08`,
      );
      await page.getByText(count(SEWERS.week)).first().waitFor();

      // From the list to a loop: about what the list is narrowed to, since its first day.
      await page.getByRole('link', { name: look.begin, exact: true }).click();
      await page.getByLabel(loops.titleField).fill('Sewers overflow · المجاري تفيض');
      const fromDay = page.getByLabel(loops.fromDay, { exact: true });
      expect(await fromDay.inputValue()).toBe('2021-09-01');
      await page.getByLabel(loops.lead, { exact: true }).selectOption('DEP');
      await page.locator('summary', { hasText: loops.ask }).click();
      await page.getByRole('checkbox', { name: look.asked }).check();
      await page.locator('summary', { hasText: loops.ask }).click();
      await press(page, loops.beginGo);
      await page.waitForURL(/\/loops\/\d+$/u);
      await expect.poll(() => shown(page)).toContain(count(SEWERS.since));
      await expectWhole(page);

      // Who was asked answers; who leads it finds the cause, decides, acts and tells.
      await press(page, words.acknowledge);
      await press(page, words.answer);
      await page.getByLabel(words.answer, { exact: true }).fill('Cellars were pumped dry');
      await press(page, words.send);
      await page.getByText('Cellars were pumped dry').first().waitFor();
      await press(page, words.move.understand);
      await page.getByLabel(words.rootCause, { exact: true }).fill('The rain of Ida');
      await press(page, words.send);
      await press(page, words.move.decide);
      await page.getByLabel(words.words.decide, { exact: true }).fill('Clean the catch basins');
      const decider = page.getByLabel(words.decidedBy, { exact: true });
      await decider.selectOption({ index: (await decider.locator('option').count()) - 1 });
      await press(page, words.send);
      await page.getByRole('button', { name: words.move.change }).waitFor();
      await doAction(page, words, 'Clean them');
      await changeAndTell(page, words, {
        day: '2021-10-11',
        message: 'The basins are clean',
        customers: SEWERS.since,
      });
      await expect.poll(() => stepOf(page).innerText()).toBe(loops.state.told);

      // Requests fell by themselves, as the water did: nobody can close it as mended.
      const effect = page.getByRole('region', { name: look.effect, exact: true });
      await effect.locator('svg').first().waitFor();
      expect(await effect.innerText()).toContain(look.noEffect);
      expect(await page.getByRole('button', { name: words.move.verify }).count()).toBe(0);
      await expectWhole(page);
      await page.context().close();
    },
  );
});
