import { useRef, useState } from 'preact/hooks';
import type { MerchantError } from '../client/index.js';
import { useTill } from './till-context.js';

/** Something that a press does at the server. */
export interface Action {
  busy: boolean;
  /** Why it failed last; null after a success. */
  error: MerchantError | null;
  /**
   * Runs the action unless it is running: a double tap counts once.
   *
   * @param onDone is given the result.
   */
  run<Result>(work: () => Promise<Result>, onDone: (result: Result) => void): Promise<void>;
  clear(): void;
}

/** See {@link Action}. */
export function useAction(): Action {
  const till = useTill();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<MerchantError | null>(null);
  return {
    busy,
    error,
    clear: () => setError(null),
    async run(work, onDone) {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setError(null);
      const answer = await till.attempt(work);
      running.current = false;
      setBusy(false);
      if ('result' in answer) onDone(answer.result);
      else setError(answer.error);
    },
  };
}
