import type { Resource } from '@invoicebox/merchant-server/preact';
import {
  Button,
  EmptyState,
  ErrorState,
  formatMoney,
  formatQuantity,
  Icon,
  PlaceCell,
  SkeletonList,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import type { StationItem, StationList } from '../../contract/catalogue.js';
import { stationAddress } from '../shared/address.js';
import { useApp } from '../shared/app-context.js';
import { useFuelNames } from '../shared/fuel-names.js';
import { shownPrice } from '../shared/fuel-price.js';
import { HoursTag } from '../shared/hours-tag.js';
import { texts } from '../texts.js';

export interface StationsListProps {
  list: Resource<StationList>;
  /** Asks for more; absent where no more can be had. */
  onMore: (() => void) | undefined;
}

/** The stations found, nearest first. */
export function StationsList({ list, onMore }: StationsListProps) {
  const { value, error, loading, retry } = list;
  const { finder } = useApp();
  const text = useTexts(texts);
  const locale = useLocale();
  if (error) return <ErrorState onRetry={retry} retrying={loading} />;
  if (!value) return <SkeletonList rows={5} />;
  const { stations, total } = value;
  if (total === 0) {
    return (
      <EmptyState
        title={text.nothingFound}
        text={text.nothingFoundText}
        action={
          <Button wide onPress={() => finder.update({ text: '', fuel: null, networks: [] })}>
            {text.reset}
          </Button>
        }
      />
    );
  }
  return (
    <section class="gs-results" id="results" tabIndex={-1} aria-label={text.stations} aria-busy={loading}>
      <p class="gs-results__count" role="status">
        {text.found(formatQuantity(total * 1000, locale))}
      </p>
      <ul>
        {stations.map((station) => (
          <li key={station.id}>
            <StationCell station={station} />
          </li>
        ))}
      </ul>
      {stations.length < total &&
        (onMore ? (
          <Button wide loading={loading} onPress={onMore}>
            {text.more}
          </Button>
        ) : (
          <p class="gs-muted">{text.narrow}</p>
        ))}
    </section>
  );
}

function StationCell({ station }: { station: StationItem }) {
  const { finder } = useApp();
  const locale = useLocale();
  const fuelNames = useFuelNames();
  const { fuel } = finder.search.value;
  const price = shownPrice(station.fuels, fuel);
  return (
    <PlaceCell
      title={station.title}
      subtitle={`${station.city}, ${station.address}`}
      picture={<Icon name="fuel" size={28} />}
      value={
        price && (
          <span class="gs-price">
            <span class="gs-muted">{fuelNames[price.fuel]}</span> {formatMoney(price.price, locale)}
          </span>
        )
      }
      tags={<HoursTag hours={station.hours} open={station.open} />}
      metres={station.metres}
      href={stationAddress(station.id, fuel === null ? {} : { fuel })}
    />
  );
}
