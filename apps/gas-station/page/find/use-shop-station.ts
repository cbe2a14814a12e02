import { MerchantError, request } from '@invoicebox/mini-app-kit';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { StationDetails } from '../../shared/catalogue.js';
import { stationAddress } from '../shared/address.js';

/**
 * Opens the station of the host's `shopId`, once, if the page was opened at its start.
 *
 * @returns whether the station is being looked up.
 */
export function useShopStation(): boolean {
  const shopId = useMiniApp().shopId.value;
  const { path, route } = useLocation();
  const [done, setDone] = useState(path !== '/');

  useEffect(() => {
    if (done || shopId === null) return;
    let wanted = true;
    request<StationDetails>(`/api/shops/${shopId}`).then(
      ({ id }) => {
        if (!wanted) return;
        route(stationAddress(id), true);
        setDone(true);
      },
      (error: unknown) => {
        // Unknown point of sale or offline: the buyer gets the list.
        if (wanted && error instanceof MerchantError) setDone(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [shopId, done]);

  return !done && shopId !== null;
}
