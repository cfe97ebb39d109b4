import { eq } from 'drizzle-orm';
import type { NoticeSetting } from '#server/domain/delivery/notice-setting.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';

type Row = Context['dialect']['t']['noticeSetting']['$inferSelect'];

/** How everybody who has said so wants to be told; nobody is in twice. Whoever is missing has `USUAL_NOTICE`. */
export function* readNoticeSettings(ctx: Context): Steps<NoticeSetting[]> {
  const { q, t } = ctx.dialect;
  return (yield* all(q.select().from(t.noticeSetting))).map(settingOf);
}

/** How one person wants to be told; null = they have not said so. */
export function* readNoticeSetting(
  ctx: Context,
  args: { person: string },
): Steps<NoticeSetting | null> {
  const { q, t } = ctx.dialect;
  const n = t.noticeSetting;
  const row = yield* first(q.select().from(n).where(eq(n.person, args.person)));
  return row && settingOf(row);
}

/** Keeps how a person wants to be told, in the place of what was kept before. `now` in UTC ms. */
export function* writeNoticeSetting(
  ctx: Context,
  args: { setting: NoticeSetting; now: number; audited?: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { person, hasMail, hasWeekly, language, away } = args.setting;
  const set = {
    has_mail: hasMail ? 1 : 0,
    has_weekly: hasWeekly ? 1 : 0,
    language,
    away_from_day: away?.from ?? null,
    away_to_day: away?.to ?? null,
    deputy: away?.deputy ?? null,
    changed_at: args.now,
  };
  const insert = q.insert(t.noticeSetting).values({ person, ...set });
  yield* run(insert.onConflictDoUpdate({ target: [t.noticeSetting.person], set }));
  if (args.audited) yield* appendAudit(ctx, args.audited);
}

function settingOf(row: Row): NoticeSetting {
  const { away_from_day: from, away_to_day: to, deputy } = row;
  return {
    person: row.person,
    hasMail: row.has_mail === 1,
    hasWeekly: row.has_weekly === 1,
    language: row.language === 'ar' ? 'ar' : 'en',
    away: from === null || to === null ? null : { from, to, deputy },
  };
}
