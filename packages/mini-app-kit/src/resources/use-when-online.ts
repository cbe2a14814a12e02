import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Retries as soon as the browser is back online.
 *
 * @param waiting whether a request has failed.
 */
export function useWhenOnline(waiting: boolean, retry: () => void): void {
  const newest = useRef(retry);
  newest.current = retry;
  // A layout effect, so that no `online` event is missed after the screen is shown.
  useLayoutEffect(() => {
    if (!waiting) return undefined;
    const listener = () => newest.current();
    addEventListener('online', listener);
    return () => removeEventListener('online', listener);
  }, [waiting]);
}
