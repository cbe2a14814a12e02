import { useState } from 'preact/hooks';
import { addressOf, readSelection } from '../router/address.js';
import { useReplacedAddress } from '../router/use-replaced-address.js';
import { useRoute } from './mini-app-deps.js';

/**
 * What is chosen on a screen, kept in the fragment of its address: a reload and «back» find it, and an address with a selection
 * begins with it. It must be JSON; null is nothing.
 */
export function useKeptSelection<Selection>(): [Selection | null, (selection: Selection | null) => void] {
  const { path, query, fragment } = useRoute();
  const [selection, setSelection] = useState(() => readSelection(fragment) as Selection | null);
  useReplacedAddress(addressOf(path, query, selection ?? undefined));
  return [selection, setSelection];
}
