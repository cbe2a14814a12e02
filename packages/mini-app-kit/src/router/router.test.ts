// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, readSelection } from './address.js';
import { matchPath } from './match-path.js';
import { createRouter, type Router } from './router.js';

let router: Router;

beforeEach(() => {
  history.replaceState(null, '', '/list/?id=frame-1&q=a');
  router = createRouter();
});
afterEach(() => {
  router.dispose();
  document.body.replaceChildren();
});

describe('addresses', () => {
  it('keep the embedding’s id and nothing else of the address before', () => {
    expect(addressOf('/confirm')).toBe('/confirm?id=frame-1');
    expect(addressOf('/', { q: 'кофе', empty: '', none: undefined })).toBe('/?q=%D0%BA%D0%BE%D1%84%D0%B5&id=frame-1');
    expect(addressOf('/', new URLSearchParams('a=1&a=2'))).toBe('/?a=1&a=2&id=frame-1');
  });

  it('carry a selection in the fragment', () => {
    const selection = { name: 'Анна #1', cups: [1, 2] };
    const { hash, search } = new URL(addressOf('/confirm', {}, selection), location.href);
    expect(search).toBe('?id=frame-1');
    expect(readSelection(hash)).toEqual(selection);
  });

  it.each(['', '#', '#%E0%A4%A', '#results'])('with the fragment «%s» have no selection', (fragment) => {
    expect(readSelection(fragment)).toBeNull();
  });
});

describe('paths', () => {
  it.each([
    ['/', '/', {}],
    ['/lounges/:id', '/lounges/a%20b', { id: 'a b' }],
    ['/a/:b/c/:d', '/a/1/c/2', { b: '1', d: '2' }],
    ['/lounges/:id', '/lounges', null],
    ['/lounges/:id', '/lounges/', null],
    ['/lounges/:id', '/lounges/a/b', null],
    ['/lounges/:id', '/lounges/%E0%A4%A', null],
    ['/confirm', '/confirm/', null],
  ])('%s matches %s: %j', (pattern, path, expected) => {
    expect(matchPath(pattern, path)).toEqual(expected);
  });
});

describe('the router', () => {
  const press = (html: string, init: MouseEventInit = {}) => {
    document.body.innerHTML = html;
    // The environment would follow the links that the router leaves alone; its listener comes after the router's.
    addEventListener('click', (event) => event.preventDefault(), { once: true });
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init });
    document.querySelector('a')?.dispatchEvent(event);
  };

  it('knows where the page is', () => {
    const { path, query } = router.place.value;
    expect([path, query.get('q')]).toEqual(['/list', 'a']);
  });

  it('follows links of this page', () => {
    press('<a href="/cups/2?id=frame-1"><b>Two</b></a>');
    expect(router.place.value.path).toBe('/cups/2');
    expect(location.pathname).toBe('/cups/2');
  });

  it.each([
    ['to another site', '<a href="https://example.com/cups">x</a>', {}],
    ['in a new tab', '<a href="/cups" target="_blank">x</a>', {}],
    ['to download', '<a href="/cups" download>x</a>', {}],
    ['within the page', '<a href="#results">x</a>', {}],
    ['pressed with a key', '<a href="/cups">x</a>', { ctrlKey: true }],
    ['pressed with another button', '<a href="/cups">x</a>', { button: 1 }],
  ])('leaves links %s to the browser', (_, html, init) => {
    press(html, init);
    expect(router.place.value.path).toBe('/list');
  });

  it('replaces an entry of the history on request', () => {
    const { length } = history;
    router.go('/payment/success?order=1', true);
    expect(history.length).toBe(length);
    expect(router.place.value.query.get('order')).toBe('1');
  });

  it('follows the history until it is disposed of', () => {
    history.pushState(null, '', '/cups/3');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(router.place.value.path).toBe('/cups/3');
    router.dispose();
    history.pushState(null, '', '/cups/4');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(router.place.value.path).toBe('/cups/3');
  });
});
