import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { GuessQuestion } from '../../../api/guess.ts';
import { failureOf } from '../../../api/failure.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ColumnList } from './ColumnList.tsx';
import { headerChanges } from './header-changes.ts';
import { KnownSource } from './KnownSource.tsx';
import { editedMapping, NO_EDITS } from './mapping-edits.ts';
import { MappingFields } from './MappingFields.tsx';
import { Preview } from './Preview.tsx';
import { Questions } from './Questions.tsx';
import { useKeptState } from './use-kept-state.ts';
import { useKnownMapping } from './use-known-mapping.ts';
import css from './Import.module.css';

/** What a person has told the guesser so far. */
const NOTHING_SAID: Pick<GuessQuestion, 'answers' | 'told'> = { answers: {}, told: {} };

export type PrepareImportProps = {
  file: string;
  name: string;
  /** Source that was asked for; null = whichever fits. */
  wanted: string | null;
};

/** What the columns mean, corrected where needed, and what will be stored by it. */
export function PrepareImport({ file, name, wanted }: PrepareImportProps) {
  const t = useTranslations('wizard');
  const queries = useQueries();
  const [said, setSaid] = useKeptState(`said.${file}`, NOTHING_SAID);
  const { answers, told } = said;
  const guess = useQuery({
    ...queries.guess({ file, name, answers, told }),
    placeholderData: keepPreviousData,
  });
  if (guess.error instanceof ApiProblem && guess.error.code.startsWith('FILE_')) {
    // The same file would fail again.
    return (
      <Card>
        <div role="alert">
          <EmptyState
            title={t('unreadable')}
            hint={guess.error.message}
            action={
              <ButtonLink href="/import" isPrimary>
                {t('another')}
              </ButtonLink>
            }
          />
        </div>
      </Card>
    );
  }
  if (guess.isError) {
    return (
      <Card>
        <ErrorState
          failure={failureOf(guess.error)}
          onRetry={() => {
            // What was said last may be what failed: the second try is of the file alone.
            setSaid(NOTHING_SAID);
            void guess.refetch();
          }}
        />
      </Card>
    );
  }
  if (!guess.data) {
    return (
      <>
        <p role="status">{t('reading', { name: isolate(name) })}</p>
        <Skeleton height="20rem" />
      </>
    );
  }
  return (
    <Prepared
      {...{ file, name, wanted }}
      guess={guess.data}
      isSettling={guess.isPlaceholderData}
      onAnswer={(question, value) => {
        setSaid({ ...said, answers: { ...answers, [question]: value } });
      }}
      onTell={(column, target) => {
        setSaid({ ...said, told: { ...told, [column]: target } });
      }}
    />
  );
}

type PreparedProps = PrepareImportProps & {
  guess: GuessAnswer;
  /** True while a correction is being taken in. */
  isSettling: boolean;
  onAnswer: (question: string, value: string) => void;
  onTell: (column: string, target: string | null) => void;
};

function Prepared(props: PreparedProps) {
  const { file, name, wanted, guess, isSettling, onAnswer, onTell } = props;
  const t = useTranslations('wizard');
  const columns = guess.columns.map(({ column }) => column);
  const { known, isLoading } = useKnownMapping(columns, wanted);
  const [isFresh, setIsFresh] = useKeptState(`fresh.${file}`, false);
  const [edits, setEdits] = useKeptState(`edits.${file}`, NO_EDITS);
  if (isLoading) return <Skeleton height="20rem" />;
  const base = known && !isFresh ? known.mapping : guess.mapping;
  const mapping = editedMapping(base, edits);
  const changes = known ? headerChanges(known.mapping, known.columns, columns) : null;
  return (
    <>
      {known && changes && (
        <KnownSource
          {...{ known, changes, columns, isFresh }}
          renamed={edits.renamed}
          onRename={(column, instead) => {
            setEdits({ ...edits, renamed: { ...edits.renamed, [column]: instead } });
          }}
          onChoose={(fresh) => {
            setIsFresh(fresh);
            setEdits(NO_EDITS);
          }}
        />
      )}
      {(!known || isFresh) && (
        <Card>
          <div className={css['stack']} aria-busy={isSettling}>
            <h2 className={css['title']}>{t('stepColumns')}</h2>
            {guess.questions.length > 0 && (
              <Questions questions={guess.questions} onAnswer={onAnswer} />
            )}
            <ColumnList {...{ guess, mapping, edits, onTell }} onEdit={setEdits} />
            <MappingFields mapping={mapping} edits={edits} onEdit={setEdits} />
          </div>
        </Card>
      )}
      <Preview {...{ file, name, mapping, isSettling }} />
    </>
  );
}
