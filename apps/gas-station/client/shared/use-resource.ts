import { MerchantError, request } from '@invoicebox/merchant-server/client';
import { useEffect, useState } from 'preact/hooks';

/** Something that is read from the server. */
export interface Resource<Answer> {
  /** The newest answer; while another path is being read, the one before. Null before there is any. */
  value: Answer | null;
  /** Why the newest call failed. */
  error: MerchantError | null;
  loading: boolean;
  /** Reads it once more. */
  retry: () => void;
}

/**
 * Reads JSON from the page's own server, again whenever the path changes.
 *
 * @param path absolute path with query; null reads nothing.
 */
export function useResource<Answer>(path: string | null): Resource<Answer> {
  const [value, setValue] = useState<Answer | null>(null);
  const [error, setError] = useState<MerchantError | null>(null);
  const [loading, setLoading] = useState(path !== null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (path === null) return;
    const stopped = new AbortController();
    setLoading(true);
    request<Answer>(path, { signal: stopped.signal }).then(
      (answer) => {
        if (stopped.signal.aborted) return;
        setValue(answer);
        setError(null);
        setLoading(false);
      },
      (reason: unknown) => {
        if (stopped.signal.aborted) return;
        setError(reason instanceof MerchantError ? reason : new MerchantError('offline', String(reason), reason));
        setLoading(false);
      },
    );
    return () => stopped.abort();
  }, [path, attempt]);

  return { value, error, loading, retry: () => setAttempt((count) => count + 1) };
}
