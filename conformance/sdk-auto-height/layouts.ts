/** A page whose height is difficult to follow. */
export interface Layout {
  readonly name: string;
  /** Path below `/page/`. */
  readonly path: string;
  /** Styles, `#content`, and a script that runs after the first reported height. */
  readonly html: string;
  /** Final height of the frame in CSS pixels; by default that of the content. */
  readonly px?: number;
  /** Maximum number of reported heights. */
  readonly maxMessages: number;
  /** Minimum number of reported heights, for a page that changes by itself. */
  readonly minMessages?: number;
  /** Parts of the only warning of a page that cannot settle. Other pages must not warn. */
  readonly warning?: readonly string[];
}

const RESET = '<style>* { margin: 0; box-sizing: border-box } p { height: 20px }</style>';
const PARAGRAPHS = '<p>Coffee</p>'.repeat(10);
/** Three columns in a frame of 300 px, but two if there is a scrollbar. */
const COLUMNS = '#content { font-size: 0 } i { display: inline-block; width: 100px; height: 20px }';
const ITEMS = '<i>Coffee</i>'.repeat(30);

const page = (css: string, body: string, script = '') =>
  `${RESET}<style>${css}</style><body>${body}<script>var act = async (nextHeight) => { ${script} }</script>`;
const main = (inside: string) => `<main id="content">${inside}</main>`;

/** Pages on which a frame that follows its content might never settle. */
export const layouts: readonly Layout[] = [
  { name: 'plain content', path: 'plain', html: page('', main(PARAGRAPHS)), px: 200, maxMessages: 1 },
  {
    name: 'fractions of a pixel are rounded up',
    path: 'fraction',
    html: page('#content { height: 200.4px }', main('')),
    px: 201,
    maxMessages: 1,
  },
  {
    name: '100vh inside the content: the frame settles at the height of the content',
    path: 'viewport-height',
    html: page('.hero { min-height: 100vh }', main(`<div class="hero">${PARAGRAPHS}</div>`)),
    px: 200,
    maxMessages: 2,
  },
  {
    name: 'slightly more than 100vh: the warning names the runaway element',
    path: 'runaway',
    html: page('.hero { min-height: calc(100vh + 16px) }', main(`<div class="hero">${PARAGRAPHS}</div>`)),
    maxMessages: 12,
    warning: ['main#content', 'grows with the frame', 'div.hero { min-height', '100vh'],
  },
  {
    name: 'more than 100 % of the page: the warning names the runaway element',
    path: 'percentage',
    html: page('html, body { height: 100% } #content { min-height: 110% }', main(PARAGRAPHS)),
    maxMessages: 12,
    warning: ['grows with the frame', 'main#content { min-height: 110% }'],
  },
  {
    name: 'a media query on the height that flips the layout: the warning names the element and its CSS',
    path: 'media-query',
    html: page(
      '.extra { height: 300px } @media (min-height: 401px) { .extra { display: none } }',
      main(`${PARAGRAPHS}<div class="extra"></div>`),
    ),
    px: 500,
    maxMessages: 12,
    warning: ['main#content', 'goes up and down', '@media (min-height: 401px) { div.extra { display: none } }'],
  },
  {
    name: 'a style attribute in dvh: the warning names it',
    path: 'own-style',
    html: page('', main(`<div id="hero" style="height: 105dvh">${PARAGRAPHS}</div>`)),
    maxMessages: 12,
    warning: ['grows with the frame', 'div#hero { height: 105dvh } (its own style)'],
  },
  {
    name: 'portals: overlays outside the flow do not count',
    path: 'portals',
    html: page(
      '.fixed { position: fixed; inset: 0 } .absolute { position: absolute; top: 0; height: 900px; width: 9px }',
      main(PARAGRAPHS),
      `for (const name of ['fixed', 'absolute']) {
        document.body.append(Object.assign(document.createElement('div'), { className: name }));
      }`,
    ),
    px: 200,
    maxMessages: 1,
  },
  {
    name: 'a scrollbar that wraps the content while the frame is small: it disappears',
    path: 'scrollbar',
    html: page(COLUMNS, main(ITEMS)),
    px: 200,
    maxMessages: 3,
  },
  {
    name: 'a scrollbar that wraps the content and stays, because the body has padding',
    path: 'scrollbar-margin',
    html: page(`${COLUMNS} body { padding-bottom: 16px }`, main(ITEMS)),
    maxMessages: 3,
  },
  {
    name: 'an image that loads late',
    path: 'image',
    html: page(
      'img { display: block }',
      main(`${PARAGRAPHS}<img alt="">`),
      `const [image] = document.images;
      image.src = '/image.svg';
      await image.decode();`,
    ),
    px: 440,
    minMessages: 2,
    maxMessages: 2,
  },
  {
    name: 'a font that loads late',
    path: 'font',
    html: page(
      '@font-face { font-family: late; src: url(/font.ttf); size-adjust: 300%; font-display: swap } div { font: 16px monospace; line-height: normal } .late { font-family: late, monospace }',
      main('<div>Кофе у выхода</div>'),
      "document.querySelector('div').className = 'late'; await document.fonts.load('16px late');",
    ),
    minMessages: 2,
    maxMessages: 3,
  },
  {
    name: 'content that grows and then shrinks',
    path: 'grow-and-shrink',
    html: page(
      '',
      main(PARAGRAPHS),
      `const more = Object.assign(document.createElement('div'), { innerHTML: '<p></p>'.repeat(30) });
      content.append(more);
      await nextHeight();
      more.remove();`,
    ),
    px: 200,
    minMessages: 3,
    maxMessages: 3,
  },
  {
    name: 'content that grows step by step is no runaway',
    path: 'steps',
    html: page(
      '',
      main(PARAGRAPHS),
      `for (let left = 20; left > 0; left -= 1) {
        content.append(document.createElement('p'));
        await nextHeight();
      }`,
    ),
    px: 600,
    minMessages: 21,
    maxMessages: 21,
  },
  {
    name: 'content that grows in an animation is no runaway',
    path: 'animation',
    html: page(
      '.panel { height: 0; transition: height 600ms ease-in-out } .panel.open { height: 500px }',
      main(`${PARAGRAPHS}<div class="panel"></div>`),
      `const panel = document.querySelector('.panel');
      panel.classList.add('open');
      await Promise.all(panel.getAnimations().map(({ finished }) => finished));`,
    ),
    px: 700,
    // The number depends on the frame rate of the machine.
    minMessages: 2,
    maxMessages: 80,
  },
];
