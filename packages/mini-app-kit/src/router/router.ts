import { type ReadonlySignal, signal } from '@preact/signals';

/** Where the page is. */
export interface Place {
  /** Without a slash at the end. */
  path: string;
  query: URLSearchParams;
  /** With its `#`; empty if there is none. */
  fragment: string;
}

/** Navigates between the screens of a page. */
export interface Router {
  readonly place: ReadonlySignal<Place>;
  /**
   * Opens an address of `addressOf`.
   *
   * @param replace replaces the history entry, so that «back» does not lead to the screen that is left.
   */
  go(address: string, replace?: boolean): void;
  dispose(): void;
}

function readPlace(): Place {
  const { pathname, search, hash } = location;
  return { path: pathname.replace(/\/+$/, '') || '/', query: new URLSearchParams(search), fragment: hash };
}

/** The address of a plain press on a link of this page; null for everything that is the browser's. */
function pressedAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
  if (!link?.href || link.origin !== location.origin || link.hasAttribute('download')) return null;
  if (link.getAttribute('href')?.startsWith('#') || !/^(_self)?$/i.test(link.target)) return null;
  return link.href.slice(link.origin.length);
}

/** Follows the browser's history, and links on the page. One for a page. */
export function createRouter(): Router {
  const place = signal(readPlace());
  const update = () => {
    place.value = readPlace();
  };
  const go = (address: string, replace = false) => {
    const { path } = place.peek();
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    update();
    if (!replace && place.peek().path !== path) scrollTo(0, 0);
  };
  const follow = (event: MouseEvent) => {
    const address = pressedAddress(event);
    if (address === null) return;
    event.preventDefault();
    go(address);
  };
  addEventListener('popstate', update);
  addEventListener('click', follow);
  return {
    place,
    go,
    dispose() {
      removeEventListener('popstate', update);
      removeEventListener('click', follow);
    },
  };
}
