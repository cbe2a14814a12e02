import { useEffect } from 'preact/hooks';
import type { TillFormProps } from './adapter.js';

/**
 * Tells the till what its form has chosen, and nothing any more once the form is gone.
 *
 * @param selection null while it is incomplete; the same content counts as the same selection.
 */
export function useChosen(selection: unknown, onChange: TillFormProps['onChange']): void {
  useEffect(() => {
    onChange(selection);
    return () => onChange(null);
  }, [JSON.stringify(selection)]);
}
