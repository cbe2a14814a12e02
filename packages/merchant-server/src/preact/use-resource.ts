import { useEffect, useState } from 'preact/hooks';
import { MerchantError, request } from '../page-client/index.js';

/** Something that is read from the page's own server. */
export interface Resource<Value> {
  /** Null until it is there. */
  value: Value | null;
  /** Why the newest reading failed. */
  error: MerchantError | null;
  loading: boolean;
  /** Reads it once more. */
  retry: () => void;
}

/** How a resource is read. */
export interface ResourceOptions<Value> {
  /** Reads the value; by default a GET of JSON, the key being the path. The signal says that it is no longer wanted. */
  load?: (signal: AbortSignal) => Promise<Value>;
  /** Shows what was read before while another key is being read, and where that fails. */
  keepPrevious?: boolean;
}

interface Reading<Value> {
  key: string;
  value: Value | null;
  error: MerchantError | null;
}

/**
 * Loads a resource while the component is mounted, and again when the key changes.
 *
 * @param key names the resource; null loads nothing.
 */
export function useResource<Value>(key: string | null, options: ResourceOptions<Value> = {}): Resource<Value> {
  const { load, keepPrevious = false } = options;
  const [reading, setReading] = useState<Reading<Value> | null>(null);
  const [previous, setPrevious] = useState<Value | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (key === null) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const settle = (value: Value | null, error: MerchantError | null) => {
      if (signal.aborted) return;
      setReading({ key, value, error });
      if (value !== null) setPrevious(value);
    };
    (load ? load(signal) : request<Value>(key, { signal })).then(
      (value) => settle(value, null),
      (reason: unknown) =>
        settle(null, reason instanceof MerchantError ? reason : new MerchantError('offline', String(reason), reason)),
    );
    return () => leaving.abort();
  }, [key, attempt]);

  const current = reading?.key === key ? reading : null;
  return {
    value: current?.value ?? (keepPrevious ? previous : null),
    error: current?.error ?? null,
    loading: key !== null && current === null,
    retry: () => {
      setReading(null);
      setAttempt((count) => count + 1);
    },
  };
}
