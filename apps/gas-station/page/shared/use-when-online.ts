import { useLayoutEffect } from 'preact/hooks';

/**
 * Retries as soon as the browser is back online.
 *
 * @param waiting whether a request has failed.
 */
export function useWhenOnline(waiting: boolean, retry: () => void): void {
  // A layout effect, so that no `online` event is missed after the screen is shown.
  useLayoutEffect(() => {
    if (!waiting) return undefined;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [waiting, retry]);
}
