import { useDeferredValue } from 'react';

/**
 * What has come, once React has had the time to draw it in small pieces; undefined until then. What replaces it is drawn at
 * once, so that nothing of another question is ever shown.
 */
export function useUnhurried<T>(data: T | undefined): T | undefined {
  const isDrawn = useDeferredValue(data !== undefined);
  return isDrawn ? data : undefined;
}
