import { type ReadonlySignal, signal } from '@preact/signals';

/** A screen of the till, as its address has it. */
export type TillPlace =
  | { screen: 'new' }
  | { screen: 'orders' }
  | { screen: 'order'; id: string }
  | { screen: 'shift' };

/** The till's address and its screens. */
export interface Router {
  readonly place: ReadonlySignal<TillPlace>;
  go(place: TillPlace): void;
}

/** The address of a screen. */
export function addressOf(place: TillPlace): string {
  switch (place.screen) {
    case 'new':
      return '/till';
    case 'order':
      return `/till/orders/${encodeURIComponent(place.id)}`;
    default:
      return `/till/${place.screen}`;
  }
}

/** The screen of an address; the first one for an address that is none. */
function placeAt(path: string): TillPlace {
  const [, , screen, id] = path.split('/');
  if (screen === 'orders') return id ? { screen: 'order', id: decodeURIComponent(id) } : { screen: 'orders' };
  return screen === 'shift' ? { screen } : { screen: 'new' };
}

/** Follows the browser's history. One for a page. */
export function createRouter(): Router {
  const place = signal(placeAt(location.pathname));
  addEventListener('popstate', () => {
    place.value = placeAt(location.pathname);
  });
  return {
    place,
    go(next) {
      history.pushState(null, '', addressOf(next));
      place.value = next;
      scrollTo(0, 0);
    },
  };
}
