import { useEffect, useState } from 'preact/hooks';

/** A module loaded on demand. */
export interface LoadedModule<Module> {
  module: Module | null;
  failed: boolean;
  retry: () => void;
}

/**
 * Loads a module on demand.
 *
 * @param load an `import()`; must not change between renders.
 */
export function useModule<Module>(load: () => Promise<Module>): LoadedModule<Module> {
  const [module, setModule] = useState<Module | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    load().then(
      (loaded) => {
        // Wrapped: a component is a function, which the setter would call.
        if (wanted) setModule(() => loaded);
      },
      () => {
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  return { module, failed, retry: () => setAttempt((count) => count + 1) };
}
