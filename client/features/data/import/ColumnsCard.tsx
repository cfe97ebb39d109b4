import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { Card } from '../../../ui/Card.tsx';
import { ColumnList } from './ColumnList.tsx';
import type { MappingEdits } from './mapping-edits.ts';
import { MappingFields } from './MappingFields.tsx';
import { MovedColumns } from './MovedColumns.tsx';
import { Questions, withAnswer } from './Questions.tsx';
import type { FileGuess } from './use-file-guess.ts';
import css from './Import.module.css';

/** The column that was corrected last, and what all were taken for before. */
type Spoken = { column: string; before: GuessAnswer['columns'] };

/** What the columns of a file mean: questions, each column with its place, and what is said of the file as a whole. */
export function ColumnsCard({
  about: { said, say, isSettling },
  guess,
  mapping,
  edits,
  onEdit,
}: {
  about: FileGuess;
  guess: GuessAnswer;
  mapping: Mapping;
  edits: MappingEdits;
  onEdit: (edits: MappingEdits) => void;
}) {
  const t = useTranslations('wizard');
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  return (
    <Card>
      <div className={css['stack']} aria-busy={isSettling}>
        <h2 className={css['title']}>{t('stepColumns')}</h2>
        {guess.questions.length > 0 && (
          <Questions
            questions={isSettling ? guess.questions.map(withAnswer(said.answers)) : guess.questions}
            onAnswer={(question, value) => {
              // An answer moves what it asks about, and no correction does that.
              setSpoken(null);
              say({ ...said, answers: { ...said.answers, [question]: value } });
            }}
          />
        )}
        <ColumnList
          {...{ guess, mapping, edits, onEdit }}
          spoken={spoken?.column ?? null}
          moved={
            spoken && (
              <MovedColumns
                before={isSettling ? guess.columns : spoken.before}
                spoken={spoken.column}
                {...{ guess, mapping }}
              />
            )
          }
          onTell={(column, target) => {
            const others = said.told.filter((one) => one.column !== column);
            setSpoken({ column, before: guess.columns });
            // What was said last holds where two columns are said to be the same.
            say({ ...said, told: [...others, { column, target }] });
          }}
        />
        <MappingFields {...{ mapping, edits, onEdit }} />
      </div>
    </Card>
  );
}
