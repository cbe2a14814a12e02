import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { Button, defineTexts, Icon, useTexts } from '@invoicebox/mini-app-ui';
import type { StationItem } from '../../shared/catalogue.js';

const texts = defineTexts({ ru: { route: 'Маршрут' }, en: { route: 'Route' } });

/** URL of a route to a point. */
function routeUrl({ lat, lon }: Pick<StationItem, 'lat' | 'lon'>): string {
  return `https://yandex.ru/maps/?rtext=~${lat},${lon}&rtt=auto`;
}

/** Opens a route to a station. An embedded page must ask its host to open the link. */
export function RouteLink({ station }: { station: Pick<StationItem, 'lat' | 'lon'> }) {
  const { state, miniApp } = useMiniApp();
  const text = useTexts(texts);
  const url = routeUrl(station);
  if (state.value === 'connected') {
    return (
      <Button icon="route" onPress={() => miniApp.link(url)}>
        {text.route}
      </Button>
    );
  }
  return (
    <a class="ib-button ib-button--secondary ib-button--large gs-route" href={url} target="_blank" rel="noopener">
      <span class="ib-button__face">
        <Icon name="route" size={20} />
        {text.route}
      </span>
    </a>
  );
}
