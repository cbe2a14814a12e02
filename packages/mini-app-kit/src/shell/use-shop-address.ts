import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from '../app/mini-app-deps.js';
import { asMerchantError } from '../client/index.js';
import type { AnyPages } from './mini-app-pages.js';

/**
 * Opens the host's point of sale, once, if the page was opened at its start.
 *
 * @returns whether it is being looked up.
 */
export function useShopAddress(addressOfShop: AnyPages['addressOfShop']): boolean {
  const shopId = useMiniApp().shopId.value;
  const { path, go } = useRoute();
  const [done, setDone] = useState(addressOfShop === undefined || path !== '/');

  useEffect(() => {
    if (done || shopId === null || !addressOfShop) return;
    let wanted = true;
    addressOfShop(shopId)
      .catch((reason: unknown) => {
        // Not known, or out of reach: the buyer begins at the start.
        asMerchantError(reason);
        return null;
      })
      .then((address) => {
        if (!wanted) return;
        if (address !== null) go(address, true);
        setDone(true);
      });
    return () => {
      wanted = false;
    };
  }, [shopId, done]);

  return !done && shopId !== null;
}
