import { MerchantError, request } from '@invoicebox/merchant-server/page-client';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { StationDetails } from '../../contract/catalogue.js';
import { stationAddress } from '../shared/address.js';

/**
 * Opens the station that the host names by its `shopId`, once, if the buyer is not somewhere else already.
 *
 * @returns whether the station is still being looked up.
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
        // An unknown point of sale, or no connection: the list is there for the buyer in either case.
        if (wanted && error instanceof MerchantError) setDone(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [shopId, done]);

  return !done && shopId !== null;
}
