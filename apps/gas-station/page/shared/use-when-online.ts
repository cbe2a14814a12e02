import { useLayoutEffect } from 'preact/hooks';

/**
 * Tries again as soon as the browser has a connection.
 *
 * @param waiting whether something could not be reached.
 */
export function useWhenOnline(waiting: boolean, retry: () => void): void {
  // Together with the screen that says so: a connection that comes back right then must not be missed.
  useLayoutEffect(() => {
    if (!waiting) return undefined;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [waiting, retry]);
}
