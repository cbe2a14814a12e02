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
import type { StationItem } from '../../shared/catalogue.js';
import { stationAddress } from '../shared/addresses.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { shownPrice } from '../shared/fuel-price.js';
import { HoursTag } from '../shared/hours-tag.js';
import { ownItemOf } from '../shared/own-item.js';
import { RouteLink } from '../shared/route-link.js';
import { serviceNames } from '../shared/service-names.js';
import { useApp } from '../state/app-state.js';
import { mapTexts } from './texts.js';

/** The station selected on the map. */
export function StationSheet({ item: station }: { item: StationItem }) {
  const { own, finder } = useApp();
  const { fuel } = finder.search.value;
  const { go } = useRoute();
  const { refuel } = useTexts(mapTexts);
  const { payable } = useTexts(serviceNames);
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const price = shownPrice(station.fuels, fuel);
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
          {station.city}, {station.address}
          {station.metres !== undefined && ` · ${formatDistance(station.metres, locale)}`}
        </p>
      </div>
      <div class="gs-sheet-facts">
        <HoursTag hours={station.hours} open={station.open} />
        {station.payable && <Tag tone="success">{payable}</Tag>}
        {price && (
          <span class="gs-price">
            <span class="gs-muted">{fuelNames[price.fuel]}</span> {formatMoney(price.price, locale)}
          </span>
        )}
      </div>
      <ButtonRow>
        <RouteLink station={station} />
        <Button variant="primary" onPress={() => go(stationAddress(station.id, fuel === null ? {} : { fuel }))}>
          {refuel}
        </Button>
      </ButtonRow>
    </Stack>
  );
}
