import { MerchantError } from '@invoicebox/merchant-server/client';
import { useEffect, useState } from 'preact/hooks';

/** Something that is read from the server. */
export interface Resource<Data> {
  /** Undefined until it is there, and after a failure. */
  data: Data | undefined;
  error: MerchantError | undefined;
  loading: boolean;
  retry: () => void;
}

interface Answer<Data> {
  key: string;
  data?: Data;
  error?: MerchantError;
}

/**
 * Reads something for as long as the component lives, anew whenever the key changes.
 *
 * @param key names what is read; null reads nothing.
 * @param load throws `MerchantError`; the signal says that the answer is no longer wanted.
 * @param keepPrevious shows what was read for the key before until the new answer is there.
 */
export function useResource<Data>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<Data>,
  keepPrevious = false,
): Resource<Data> {
  const [answer, setAnswer] = useState<Answer<Data> | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (key === null) return;
    const leaving = new AbortController();
    load(leaving.signal).then(
      (data) => {
        if (!leaving.signal.aborted) setAnswer({ key, data });
      },
      (reason: unknown) => {
        if (leaving.signal.aborted) return;
        const error = reason instanceof MerchantError ? reason : new MerchantError('offline', String(reason), reason);
        setAnswer({ key, error });
      },
    );
    return () => leaving.abort();
  }, [key, attempt]);

  const current = answer?.key === key ? answer : null;
  return {
    data: current?.data ?? (keepPrevious && !current ? answer?.data : undefined),
    error: current?.error,
    loading: key !== null && current === null,
    retry: () => {
      setAnswer(null);
      setAttempt(attempt + 1);
    },
  };
}
