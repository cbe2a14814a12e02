import { useEffect, useState } from 'preact/hooks';
import { asMerchantError, type MerchantError, request } from '../client/index.js';
import { useWhenOnline } from './use-when-online.js';

/** Something that is read from the page's own server. */
export interface Resource<Value> {
  /** Null until it is there. */
  value: Value | null;
  /** Why the newest reading failed. An `offline` one is repeated when the browser is back online. */
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

interface Prefetch {
  answer: Promise<unknown>;
  /** Null until the answer is there. */
  value: unknown;
}

const prefetches = new Map<string, Prefetch>();

/**
 * Requests a path before the component that needs it is mounted: the first `useResource` with this key takes the answer.
 *
 * @param path absolute path with query, as for `request`.
 * @returns resolves when the answer is there or has failed.
 */
export function prefetch(path: string): Promise<void> {
  const entry: Prefetch = { answer: request(path), value: null };
  prefetches.set(path, entry);
  return entry.answer.then(
    (value) => {
      entry.value = value;
    },
    // The component requests it again.
    () => void prefetches.delete(path),
  );
}

/** The answer that was prefetched, once. */
function takePrefetched<Value>(path: string): Promise<Value> | undefined {
  const answer = prefetches.get(path)?.answer as Promise<Value> | undefined;
  prefetches.delete(path);
  return answer;
}

function prefetchedReading<Value>(key: string | null): Reading<Value> | null {
  const value = (key === null ? null : (prefetches.get(key)?.value ?? null)) as Value | null;
  return key === null || value === null ? null : { key, value, error: null };
}

/**
 * Loads a resource while the component is mounted, and again when the key changes.
 *
 * @param key names the resource; null loads nothing.
 */
export function useResource<Value>(key: string | null, options: ResourceOptions<Value> = {}): Resource<Value> {
  const { load, keepPrevious = false } = options;
  const [reading, setReading] = useState(() => prefetchedReading<Value>(key));
  const [previous, setPrevious] = useState<Value | null>(reading?.value ?? null);
  const [attempt, setAttempt] = useState(0);

  const current = reading?.key === key ? reading : null;

  useEffect(() => {
    if (key === null) return undefined;
    const prefetched = takePrefetched<Value>(key);
    if (current !== null && current.value !== null) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const settle = (value: Value | null, error: MerchantError | null) => {
      if (signal.aborted) return;
      setReading({ key, value, error });
      if (value !== null) setPrevious(value);
    };
    (prefetched ?? (load ? load(signal) : request<Value>(key, { signal }))).then(
      (value) => settle(value, null),
      (reason: unknown) => signal.aborted || settle(null, asMerchantError(reason)),
    );
    return () => leaving.abort();
  }, [key, attempt]);

  const retry = () => {
    setReading(null);
    setAttempt((count) => count + 1);
  };
  useWhenOnline(current?.error?.code === 'offline', retry);

  return {
    value: current?.value ?? (keepPrevious ? previous : null),
    error: current?.error ?? null,
    loading: key !== null && current === null,
    retry,
  };
}
