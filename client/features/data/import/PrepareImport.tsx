import { useTranslations } from 'use-intl/react';
import { Redirect } from 'wouter';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { SheetsAnswer } from '#server/contract/sheets.ts';
import { failureOf } from '../../../api/failure.ts';
import { ownColumns } from '../../../api/guess.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { asksOtherwise } from './asks-otherwise.ts';
import { dayToldOf } from './day-told.ts';
import { ColumnsCard } from './ColumnsCard.tsx';
import { withFresh } from './fresh-columns.ts';
import { FreshColumns } from './FreshColumns.tsx';
import { headerChanges } from './header-changes.ts';
import { JoinedFiles } from './JoinedFiles.tsx';
import { givenFiles, givenJoins, joinedFiles, neededFiles, withSheet } from './joins.ts';
import type { SentFile } from './joins.ts';
import { KnownSource } from './KnownSource.tsx';
import { canLeave, editedMapping, guessedName, NO_EDITS } from './mapping-edits.ts';
import { withUsedTables } from './mapping-joins.ts';
import { NeededFiles } from './NeededFiles.tsx';
import { Preview } from './Preview.tsx';
import { SheetChoice } from './SheetChoice.tsx';
import { spellingOf } from './read-from.ts';
import { isSourceName } from './source-name.ts';
import { useFileGuess } from './use-file-guess.ts';
import type { FileGuess } from './use-file-guess.ts';
import { useKeptState } from './use-kept-state.ts';
import { useKnownMapping } from './use-known-mapping.ts';
import { useTableColumns } from './use-table-columns.ts';

export type PrepareImportProps = {
  file: string;
  name: string;
  /** Source that was asked for; null = whichever fits. */
  wanted: string | null;
};

/** What the columns mean, corrected where needed, and what will be stored by it. */
export function PrepareImport({ file, name, wanted }: PrepareImportProps) {
  const t = useTranslations('wizard');
  const about = useFileGuess(file, name, wanted);
  const { guess, sheets, error } = about;
  // What came of the file is looked at instead, after a reload or on the way back, too.
  if (sheets && sheets.import !== null) return <Redirect to={`/import/${sheets.import}`} replace />;
  if (error) return <NotGuessed error={error} about={about} />;
  if (!guess || !sheets) {
    return (
      <>
        <p role="status">{t('reading', { name: isolate(name) })}</p>
        <Skeleton height="20rem" />
      </>
    );
  }
  return <Prepared {...{ file, name, wanted, about, guess, sheets }} />;
}

/** Why there is no guess, and the way on: another file, without the one that was added last, or a second try. */
function NotGuessed({ error, about }: { error: Error; about: FileGuess }) {
  const t = useTranslations('wizard');
  const join = useTranslations('join');
  const formats = useFormats();
  const { said, say, forget, retry } = about;
  const isFile = error instanceof ApiProblem && error.code.startsWith('FILE_');
  const added = said.tables.at(-1);
  if (!isFile) {
    return (
      <Card>
        <ErrorState
          failure={failureOf(error)}
          onRetry={() => {
            // What was said last may be what failed: the second try is of the file alone.
            forget();
            retry();
          }}
        />
      </Card>
    );
  }
  // The same file would fail again.
  return (
    <Card>
      <div role="alert">
        <EmptyState
          title={added ? join('failed') : t('unreadable')}
          hint={formats.said(error.message)}
          action={
            added ? (
              <Button
                isPrimary
                onPress={() => {
                  say({ ...said, tables: said.tables.slice(0, -1) });
                }}
              >
                {join('remove', { file: isolate(added.sheet ?? added.name) })}
              </Button>
            ) : said.sheet !== undefined ? (
              <Button isPrimary onPress={forget}>
                {join('otherSheet')}
              </Button>
            ) : (
              <ButtonLink href="/import" isPrimary>
                {t('another')}
              </ButtonLink>
            )
          }
        />
      </div>
    </Card>
  );
}

type PreparedProps = PrepareImportProps & {
  about: FileGuess;
  guess: GuessAnswer;
  sheets: SheetsAnswer;
};

const NOTHING_GIVEN: Readonly<Record<string, SentFile>> = {};

function Prepared({ file, name, wanted, about, guess, sheets }: PreparedProps) {
  const t = useTranslations('wizard');
  const join = useTranslations('join');
  const formats = useFormats();
  const { said, say, sheet, isSettling } = about;
  const columns = ownColumns(guess).map(({ column }) => column);
  const { known, isLoading } = useKnownMapping(columns, wanted, guess.mapping.source);
  const [freshness, setIsFresh] = useKeptState<boolean | null>(`fresh.${file}`, null);
  const [edits, setEdits] = useKeptState(`edits.${file}`, NO_EDITS);
  const [sent, setSent] = useKeptState(`given.${file}`, NOTHING_GIVEN);
  const [taken, setTaken] = useKeptState<readonly string[]>(`taken.${file}`, []);
  const isOther = known !== null && asksOtherwise(known.mapping, guess.asked);
  const isFresh = freshness ?? isOther;
  const isKnown = known !== null && !isFresh;
  const day = known && dayToldOf(known.mapping);
  const needed = known ? neededFiles(known.mapping) : [];
  const names = sheets.sheets.map((one) => one.name);
  const given = givenFiles(needed, sent, { file, name, sheets: names });
  const tableColumns = useTableColumns(known?.mapping ?? guess.mapping, given);
  if (isLoading) return <Skeleton height="20rem" />;
  const rename = (column: string, instead: string | null): void => {
    setEdits({ ...edits, renamed: { ...edits.renamed, [column]: instead } });
  };
  const leave = (column: string): boolean =>
    known !== null && canLeave(known.mapping, edits, column);
  const base = isKnown ? withFresh(known.mapping, guess.mapping, taken) : guess.mapping;
  const mapping = withUsedTables(withSheet(editedMapping(base, edits), sheet));
  const changes =
    known && headerChanges(known.mapping, known.columns, columns, null, spellingOf(name));
  const tables = isKnown
    ? Object.fromEntries(Object.entries(given).map(([table, one]) => [table, one.file]))
    : joinedFiles(said.tables, guess.tables, mapping);
  // Looked at afresh, what was joined last time is offered until it is given.
  const asked = isKnown ? needed : needed.filter(({ table }) => !(table in given));
  return (
    <>
      {sheet !== null && (
        <SheetChoice
          {...sheets}
          chosen={sheet}
          onChoose={(chosen) => {
            // What was said of one sheet's columns says nothing of another's.
            say({ answers: {}, told: [], tables: [], sheet: chosen });
            setEdits(NO_EDITS);
          }}
        />
      )}
      {known && changes && (
        <KnownSource
          {...{ known, changes, columns, isFresh }}
          canLeave={leave}
          renamed={edits.renamed}
          onRename={rename}
          onChoose={(next) => {
            setIsFresh(next);
            setEdits(NO_EDITS);
            if (next && said.tables.length === 0) {
              say({ ...said, tables: givenJoins(known.mapping, needed, given) });
            }
          }}
        >
          {isOther && <p>{t('knownOther')}</p>}
          {isKnown && day !== null && <p>{t('knownDay', { day: formats.day.long(day) })}</p>}
          {isKnown && (
            <FreshColumns {...{ known, guess, taken }} names={changes.fresh} onTake={setTaken} />
          )}
        </KnownSource>
      )}
      {known && asked.length > 0 && (
        <NeededFiles
          needed={asked}
          given={given}
          isNeeded={isKnown}
          onGive={(table, one) => {
            setSent({ ...sent, [table]: one });
            if (isKnown) return;
            const joins = givenJoins(known.mapping, needed, { [table]: one });
            say({ ...said, tables: [...said.tables, ...joins] });
          }}
          changesOf={(table) => {
            const found = tableColumns[table];
            if (!found) return null;
            const before = known.tables[table] ?? null;
            const spelling = spellingOf(given[table]?.name ?? '');
            return {
              changes: headerChanges(known.mapping, before, found, table, spelling),
              columns: found,
            };
          }}
          canLeave={(table, column) => leave(guessedName(column, table))}
          renamed={(table, column) => edits.renamed[guessedName(column, table)]}
          onRename={(table, column, instead) => {
            rename(guessedName(column, table), instead);
          }}
        />
      )}
      {!isKnown && (
        <>
          <ColumnsCard
            // Which columns stand aside, and what was corrected, is of one sheet and set of files.
            key={`${sheet ?? ''} ${guess.tables.map(({ table }) => table).join(' ')}`}
            {...{ about, guess, mapping, edits }}
            onEdit={setEdits}
          />
          <JoinedFiles
            {...{ file, name, sheet, guess }}
            sheets={sheets.sheets}
            joins={said.tables}
            onJoin={(joins) => {
              say({ ...said, tables: joins });
            }}
          />
        </>
      )}
      {isKnown && needed.length > Object.keys(given).length ? (
        <Notice text={join('missing')} />
      ) : !isKnown && isUnanswered(guess) ? (
        <Notice text={t('openQuestion')} />
      ) : !isSourceName(mapping.source) ? (
        <Notice text={t('sourceSigns')} />
      ) : (
        <Preview
          {...{ file, name, mapping, tables, isSettling, isKnown }}
          onSource={(source) => {
            setEdits({ ...edits, source });
          }}
        />
      )}
    </>
  );
}

/** A question whose answer nobody can propose. */
function isUnanswered({ questions }: GuessAnswer): boolean {
  return questions.some(({ chosen }) => chosen === null);
}
