// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { findViewportCss, nameOf } from './viewport-css.js';

/** The observed element of a page with these styles. */
function pageWith(css: string, inside = ''): Element {
  document.head.innerHTML = `<style>${css}</style>`;
  document.body.innerHTML = `<main id="content" class="page wide">${inside}</main><aside></aside>`;
  const [content] = document.body.children;
  if (!content) throw new Error('The page is empty.');
  return content;
}

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('the name of an element', () => {
  it('is a selector with its id and classes', () => {
    expect(nameOf(pageWith(''))).toBe('main#content.page.wide');
    expect(nameOf(document.body)).toBe('body');
  });
});

describe('CSS that follows the height of the viewport', () => {
  it.each([
    ['a length of the viewport', 'main { min-height: 100vh }', 'main#content.page.wide { min-height: 100vh }'],
    ['the greater side', 'main { height: 50vmax }', 'main#content.page.wide { height: 50vmax }'],
    ['the smaller side', 'main { padding-top: 5vmin }', 'main#content.page.wide { padding-top: 5vmin }'],
    ['a percentage of the height', 'main { height: 100% }', 'main#content.page.wide { height: 100% }'],
    ['an element around', 'body { height: 100% }', 'body { height: 100% }'],
    [
      'a media query on the height',
      '@media (min-height: 400px) { p { display: none } }',
      '@media (min-height: 400px) { p.extra { display: none } }',
    ],
    [
      'one on the orientation',
      '@media (orientation: portrait) { p { color: red } }',
      '@media (orientation: portrait) { p.extra { color: red } }',
    ],
  ])('is named: %s', (_, css, named) => {
    expect(findViewportCss(pageWith(css, '<p class="extra"></p>'))).toEqual([named]);
  });

  it.each([
    ['other lengths', 'main { height: 100px; width: 50vw; color: red }'],
    ['percentages of the width', 'main { width: 100%; padding: 10% }'],
    ['elements elsewhere', 'aside { height: 100vh }'],
    ['selectors without an element', '.missing { height: 100vh }'],
    ['media queries on the width', '@media (min-width: 400px) { main { display: none } }'],
  ])('is told from %s', (_, css) => {
    expect(findViewportCss(pageWith(css))).toEqual([]);
  });

  it("is found in an element's own style", () => {
    const content = pageWith('', '<p class="extra" style="height: 105vh"></p>');
    expect(findViewportCss(content)).toEqual(['p.extra { height: 105vh } (its own style)']);
  });

  it('is named three times at most', () => {
    expect(findViewportCss(pageWith('main { height: 1vh } '.repeat(5)))).toHaveLength(3);
  });

  it('of a style sheet that may not be read is passed over', () => {
    const content = pageWith('main { height: 100vh }');
    const [sheet] = document.styleSheets;
    Object.defineProperty(sheet, 'cssRules', {
      get() {
        throw new DOMException('Not allowed.', 'SecurityError');
      },
    });
    expect(findViewportCss(content)).toEqual([]);
  });
});
