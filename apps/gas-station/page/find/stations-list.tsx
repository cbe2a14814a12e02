import { FavouriteButton, LoadError, OwnLinks, StaleNotice, whenIdle } from '@invoicebox/mini-app-kit';
import { directionTo } from '@invoicebox/mini-app-kit/geo';
import {
  Button,
  Chip,
  EmptyState,
  formatMoney,
  formatQuantity,
  Icon,
  PlaceCell,
  SkeletonList,
  Tag,
  useLocale,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useEffect, useState } from 'preact/hooks';
import { addressLine } from '../../shared/address.js';
import type { StationItem } from '../../shared/catalogue.js';
import { stationAddress } from '../shared/addresses.js';
import { useFuelName } from '../shared/fuel-names.js';
import { shownFuel } from '../shared/fuel-price.js';
import { ownItemOf } from '../shared/own-item.js';
import { StatusTag } from '../shared/status-tag.js';
import { useApp } from '../state/app-state.js';
import { NO_FILTERS } from '../state/finder.js';
import { texts } from '../texts.js';
import { LastFuellingLink } from './last-fuelling-link.js';
import type { GrowingList } from './use-station-list.js';

/** The stations found. */
export function StationsList({ list }: { list: GrowingList }) {
  const { value, error, loading, retry, more } = list;
  const { finder, own } = useApp();
  const text = useTexts(texts);
  if (error) return <LoadError error={error} onRetry={retry} retrying={loading} />;
  if (!value) return <SkeletonList rows={5} />;
  const { stations, total } = value;
  const { area, text: words } = finder.search.value;
  return (
    <section class="gs-results" id="results" tabIndex={-1} aria-label={text.stations} aria-busy={loading}>
      {list.cachedAt !== null && <StaleNotice at={list.cachedAt} retrying={loading} onRetry={retry} />}
      {area === null && words.trim() === '' && (
        <>
          <LastFuellingLink />
          <OwnLinks own={own} addressOf={stationAddress} />
        </>
      )}
      {area !== null && <Chip label={text.inArea} onClose={() => finder.update({ area: null })} />}
      {total === 0 ? (
        <EmptyState
          title={text.nothingFound}
          text={text.nothingFoundText}
          action={
            <Button wide onPress={() => finder.update({ ...NO_FILTERS, text: '', area: null, sort: 'distance' })}>
              {text.reset}
            </Button>
          }
        />
      ) : (
        <>
          <Count total={total} />
          <Rows stations={stations} />
          {more && (
            <Button wide loading={loading} onPress={more}>
              {text.more}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** Rows rendered at once; the others follow when the page is idle. */
const FIRST_ROWS = 8;

function Rows({ stations }: { stations: readonly StationItem[] }) {
  const { own } = useApp();
  const [rows, setRows] = useState(FIRST_ROWS);
  useEffect(() => whenIdle(() => setRows(Number.POSITIVE_INFINITY)), []);
  return (
    <ul>
      {stations.slice(0, rows).map((station) => (
        <li key={station.id} class="gs-result">
          <StationCell station={station} />
          <FavouriteButton item={ownItemOf(station)} own={own} />
        </li>
      ))}
    </ul>
  );
}

function Count({ total }: { total: number }) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const locale = useLocale();
  const { sort, area } = finder.search.value;
  const order = sort === 'price' ? (area === null ? text.cheapestNear : text.cheapestHere) : '';
  return (
    <p class="gs-results__count" role="status">
      {text.found(formatQuantity(total * 1000, locale))}
      {order && ` · ${order}`}
    </p>
  );
}

function StationCell({ station }: { station: StationItem }) {
  const { finder } = useApp();
  const text = useTexts(texts);
  const locale = useLocale();
  const fuelName = useFuelName();
  const { fuel, place } = finder.search.value;
  const shown = shownFuel(station.fuels, fuel);
  const direction = directionTo(place, station);
  return (
    <PlaceCell
      title={station.title}
      subtitle={addressLine(station)}
      picture={<Icon name="fuel" size={28} />}
      value={
        shown && (
          <span class="gs-price">
            <span class="gs-muted">{fuelName(shown.fuel, station.fuelNames)}</span>{' '}
            {shown.price === null ? <span class="gs-muted">{text.noPrice}</span> : formatMoney(shown.price, locale)}
          </span>
        )
      }
      tags={
        <>
          <StatusTag status={station.status} />
          {!station.payable && <Tag>{text.notPayable}</Tag>}
          {station.metres !== undefined && station.metres > 0 && (
            <span class="gs-direction" role="img" aria-label={text[`direction_${direction}`]}>
              {text[`heading_${direction}`]}
            </span>
          )}
        </>
      }
      metres={station.metres}
      href={stationAddress(station.id, fuel === null ? {} : { fuel })}
    />
  );
}
