import { LocaleProvider, resolveLocale } from '@invoicebox/mini-app-ui';
import '@invoicebox/mini-app-ui/style.css';
import './page.css';
import { type ComponentChildren, render } from 'preact';

/**
 * Renders a host page in the language of `?locale=`, or else of the browser.
 *
 * @param content the page.
 */
export function startPage(content: ComponentChildren): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no element #app.');
  const asked = new URLSearchParams(window.location.search).get('locale') ?? navigator.language;
  render(<LocaleProvider locale={resolveLocale(asked)}>{content}</LocaleProvider>, root);
}
