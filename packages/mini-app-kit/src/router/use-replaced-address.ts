import { useEffect } from 'preact/hooks';

/**
 * Keeps what is chosen on a screen in its address, so that a reload and «back» find it.
 *
 * @param address of the screen with the choice; null leaves it as it is.
 */
export function useReplacedAddress(address: string | null): void {
  useEffect(() => {
    if (address === null) return;
    // The screen may have been left meanwhile.
    if (location.pathname === new URL(address, location.href).pathname) {
      history.replaceState(history.state, '', address);
    }
  }, [address]);
}
