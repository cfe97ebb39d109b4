import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from './Button.tsx';
import { ErrorState } from './ErrorState.tsx';
import css from './Message.module.css';

/** After so long, in ms, a server that says nothing is away. */
const PATIENCE_MS = 5000;

const isServerThere = (): Promise<boolean> =>
  fetch('/api/health', { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * What a `Boundary` shows: a reload also fetches the current build when a part of an older one is gone. While the server is
 * away the page stays, since a browser would put its own in its place.
 */
export function BrokenPart() {
  const t = useTranslations('state');
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    void isServerThere().then((isThere) => setIsAway(!isThere));
  }, []);
  const reload = async () => {
    if (await isServerThere()) location.reload();
    else setIsAway(true);
  };
  if (isAway) {
    return <ErrorState failure={{ message: '', requestId: null }} onRetry={() => void reload()} />;
  }
  return (
    <div className={css['message']} role="alert">
      <p className={css['title']}>{t('broken')}</p>
      <Button onPress={() => void reload()}>{t('reload')}</Button>
    </div>
  );
}
