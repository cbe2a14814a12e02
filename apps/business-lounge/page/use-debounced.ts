import { useEffect, useState } from 'preact/hooks';

/**
 * The value as it was when it last stood still for a while.
 *
 * @param pauseMs milliseconds without a change.
 */
export function useDebounced<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
