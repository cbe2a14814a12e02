import { FavouriteButton, useRoute } from '@invoicebox/mini-app-kit';
import {
  Button,
  ButtonRow,
  formatDistance,
  formatMoney,
  Stack,
  Tag,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useRef } from 'preact/hooks';
import { addressLine } from '../../shared/address.js';
import type { StationItem } from '../../shared/catalogue.js';
import { stationAddress } from '../shared/addresses.js';
import { canOrder } from '../shared/can-order.js';
import { useFuelName } from '../shared/fuel-names.js';
import { shownFuel } from '../shared/fuel-price.js';
import { ownItemOf } from '../shared/own-item.js';
import { RouteLink } from '../shared/route-link.js';
import { serviceNames } from '../shared/service-names.js';
import { StatusTag } from '../shared/status-tag.js';
import { useApp } from '../state/app-state.js';
import { texts } from '../texts.js';
import { mapTexts } from './texts.js';

/** The station selected on the map. */
export function StationSheet({ item: station }: { item: StationItem }) {
  const { own, finder } = useApp();
  const { fuel } = finder.search.value;
  const { go } = useRoute();
  const { refuel, details } = useTexts(mapTexts);
  const { noPrice, notPayable } = useTexts(texts);
  const { payable } = useTexts(serviceNames);
  const locale = useLocale();
  const fuelName = useFuelName();
  const shown = shownFuel(station.fuels, fuel);
  const isOrdering = canOrder(station);
  const root = useRef<HTMLDivElement>(null);
  // Otherwise Tab would have to pass all markers to reach the sheet.
  useEffect(() => root.current?.focus({ preventScroll: true }), [station.id]);
  return (
    <Stack>
      <div ref={root} tabIndex={-1} class="gs-sheet-head">
        <div class="gs-sheet-title">
          <span aria-hidden="true">{station.title}</span>
          <FavouriteButton item={ownItemOf(station)} own={own} />
        </div>
        <p class="gs-muted">
          {addressLine(station)}
          {station.metres !== undefined && ` · ${formatDistance(station.metres, locale)}`}
        </p>
      </div>
      <div class="gs-sheet-facts">
        <StatusTag status={station.status} />
        {station.payable ? <Tag tone="success">{payable}</Tag> : <Tag>{notPayable}</Tag>}
        {shown && (
          <span class="gs-price">
            <span class="gs-muted">{fuelName(shown.fuel, station.fuelNames)}</span>{' '}
            {shown.price === null ? <span class="gs-muted">{noPrice}</span> : formatMoney(shown.price, locale)}
          </span>
        )}
      </div>
      <ButtonRow>
        <RouteLink station={station} />
        <Button
          variant={isOrdering ? 'primary' : 'secondary'}
          wide
          onPress={() => go(stationAddress(station.id, fuel === null ? {} : { fuel }))}
        >
          {isOrdering ? refuel : details}
        </Button>
      </ButtonRow>
    </Stack>
  );
}
