import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../ui/Button.tsx';
import { InputControl } from '../../ui/InputControl.tsx';
import css from './ListBar.module.css';

/** Words to look for; they go into the address when the form is sent. */
export function SearchForm({
  search,
  onSearch,
}: {
  search: string;
  onSearch: (search: string) => void;
}) {
  const t = useTranslations('records.list');
  const id = useId();
  const [words, setWords] = useState(search);
  return (
    <form
      role="search"
      className={css['search']}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(words.trim());
      }}
    >
      <label className={css['label']} htmlFor={id}>
        {t('search')}
      </label>
      <InputControl
        id={id}
        type="search"
        dir="auto"
        value={words}
        onChange={setWords}
        aria-describedby={`${id}-hint`}
      />
      <Button>{t('find')}</Button>
      {search === '' ? null : (
        <Button
          onPress={() => {
            onSearch('');
          }}
        >
          {t('clear')}
        </Button>
      )}
      <p id={`${id}-hint`} className={css['hint']}>
        {t('searchHint')}
      </p>
    </form>
  );
}
