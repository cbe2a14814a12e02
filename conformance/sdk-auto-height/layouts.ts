/** A page whose height is difficult to follow. Margins are as browsers have them, unless it says otherwise. */
export interface Layout {
  readonly name: string;
  /** Path below `/page/`. */
  readonly path: string;
  readonly html: string;
  /** CSS pixels between the bottom of `#end`, the last thing on the page, and the bottom of the frame. */
  readonly below: number;
  /** Selector of the element that is observed; `#content` by default. */
  readonly observed?: string;
  /** CSS of the host's frame. */
  readonly hostCss?: string;
  /** Final height of the frame in CSS pixels, where it does not depend on fonts. */
  readonly px?: number;
  /** Maximum number of reported heights. */
  readonly maxMessages: number;
  /** Minimum number of reported heights, for a page that changes by itself. */
  readonly minMessages?: number;
  /** Parts of the only warning of a page that can never fit, so that a scrollbar stays. Other pages must not warn. */
  readonly warning?: readonly string[];
}

const END = '<p id="end">Pay</p>';
const PARAGRAPHS = `${'<p>Coffee</p>'.repeat(9)}${END}`;
/** Nine gaps of 16 px between ten paragraphs of 20 px. */
const PARAGRAPHS_PX = 10 * 20 + 9 * 16;
/** Three columns in a frame of 300 px without margins, but two if there is a scrollbar. */
const COLUMNS = 'body { margin: 0 } #content { font-size: 0 } i { display: inline-block; width: 100px; height: 20px }';
const ITEMS = `${'<i>Coffee</i>'.repeat(29)}<i id="end">Coffee</i>`;

interface Page {
  readonly css?: string;
  readonly body: string;
  /** Runs after the first reported height; `nextHeight()` waits for the next. */
  readonly script?: string;
}

const page = ({ css = '', body, script = '' }: Page) =>
  `<style>p { height: 20px } ${css}</style><body>${body}<script>var act = async (nextHeight) => { ${script} }</script>`;
const main = (inside: string) => `<main id="content">${inside}</main>`;
/** The content grows by ten paragraphs and then loses them. */
const GROW_AND_SHRINK = `const more = Object.assign(document.createElement('div'), { innerHTML: '<p></p>'.repeat(10) });
  content.prepend(more);
  await nextHeight();
  more.remove();
  await nextHeight();`;

/** The first mini-app of a reader of the quick start: a heading, a text and a button. */
const firstApp = (
  attributes = '',
) => `<main id="content"><h1${attributes}>Tea to take away</h1><p id="status">One moment</p>
  <button id="end" type="button">Pay</button></main>`;

/** Pages as their authors write them: the frame ends where the page does. */
const plainLayouts: readonly Layout[] = [
  { name: 'a first mini-app', path: 'first', html: page({ body: firstApp() }), below: 8, maxMessages: 2 },
  {
    name: 'a first mini-app, the body observed',
    path: 'body',
    html: page({ body: firstApp() }),
    observed: 'body',
    below: 8,
    maxMessages: 2,
  },
  {
    name: 'a first mini-app, the root observed',
    path: 'root',
    html: page({ body: firstApp() }),
    observed: 'html',
    below: 8,
    maxMessages: 2,
  },
  {
    name: 'no margins at all',
    path: 'no-margins',
    html: page({ css: '* { margin: 0 }', body: main(PARAGRAPHS) }),
    px: 200,
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'margins of the first and the last child that collapse with all around them',
    path: 'collapsed',
    html: page({
      css: 'body { margin: 0 } h1 { margin-top: 40px } #end { margin-bottom: 60px }',
      body: main(`<h1>Tea</h1>${PARAGRAPHS}`),
    }),
    below: 60,
    maxMessages: 2,
  },
  {
    name: 'a header and a footer beside the observed element',
    path: 'siblings',
    html: page({ body: `<header><h2>Tea</h2></header>${main('<p>Coffee</p>')}<footer>${PARAGRAPHS}</footer>` }),
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'padding and a border of the body',
    path: 'body-padding',
    html: page({ css: 'body { padding: 12px; border: 3px solid }', body: main(PARAGRAPHS) }),
    below: 16 + 12 + 3 + 8,
    px: 2 * (16 + 12 + 3 + 8) + PARAGRAPHS_PX,
    maxMessages: 2,
  },
  {
    name: 'margin and padding of the root',
    path: 'root-margin',
    html: page({ css: 'html { margin-top: 11px; padding: 5px }', body: main(PARAGRAPHS) }),
    px: 11 + 2 * (16 + 5) + PARAGRAPHS_PX,
    below: 16 + 5,
    maxMessages: 2,
  },
  {
    name: 'floats that stick out of the observed element',
    path: 'floats',
    html: page({
      css: '#end { float: left; height: 90px; width: 40px; margin: 0 }',
      body: main(`<p>Coffee</p>${END}`),
    }),
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'a gap below an inline block',
    path: 'inline-block',
    html: page({
      css: 'span { display: inline-block; height: 180px; width: 50px } #end { height: 0; margin: 0; font-size: 0 }',
      body: main(`<span></span>${END}`),
    }),
    below: 8,
    maxMessages: 2,
  },
  {
    name: 'a column of flex items with gaps',
    path: 'flex',
    html: page({ css: 'main { display: flex; flex-direction: column; gap: 9px }', body: main(PARAGRAPHS) }),
    px: 2 * (8 + 16) + 10 * 20 + 9 * (9 + 32),
    below: 16 + 8,
    maxMessages: 2,
  },
  {
    name: 'a grid as the body',
    path: 'grid',
    html: page({ css: 'body { display: grid; gap: 7px }', body: `<header>Tea</header>${main(PARAGRAPHS)}` }),
    below: 16 + 8,
    maxMessages: 2,
  },
  {
    name: 'a table with a caption',
    path: 'table',
    html: page({
      css: 'table { border-spacing: 6px } td { padding: 0 } #end { margin: 0; height: 30px }',
      body: main(`<table><caption>Tea</caption>${'<tr><td>Tea</td></tr>'.repeat(8)}<tr><td>${END}</td></tr></table>`),
    }),
    below: 6 + 8,
    maxMessages: 2,
  },
  {
    name: 'lists, quotes, rules and forms',
    path: 'elements',
    html: page({
      body: main(`<ul><li>Tea<ol><li>Green</ol></ul><hr><blockquote>Hot</blockquote><pre>Tea</pre><dl><dt>Tea<dd>Hot</dl>
        <form><fieldset><legend>Order</legend><textarea rows="4"></textarea><select><option>1</select></fieldset></form><h3 id="end" style="margin-bottom: 18px">Pay</h3>`),
    }),
    below: 18,
    maxMessages: 2,
  },
  {
    name: 'a negative margin at the end',
    path: 'negative-margin',
    html: page({ css: '#content { margin-bottom: -40px }', body: main(PARAGRAPHS) }),
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'content that overflows a box of a fixed height',
    path: 'overflow-visible',
    html: page({ css: '#content { height: 100px } #end { margin-bottom: 0 }', body: main(PARAGRAPHS) }),
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'columns of text',
    path: 'columns',
    html: page({
      css: 'main { columns: 2 } #end { margin-bottom: 0 }',
      body: `${main(PARAGRAPHS.replace('id="end"', ''))}${END}`,
    }),
    below: 8,
    maxMessages: 3,
  },
  {
    name: 'a transformed box below the flow',
    path: 'transform',
    html: page({ css: '#end { transform: translateY(70px); margin: 0 }', body: main(PARAGRAPHS) }),
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'a small page in a larger frame',
    path: 'small',
    html: page({ body: main(END) }),
    px: 16 + 20 + 16,
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'fractions of a pixel are rounded up',
    path: 'fraction',
    html: page({ css: 'body { margin: 0 } #end { height: 200.4px; margin: 0 }', body: main(END) }),
    px: 201,
    below: 0.6,
    maxMessages: 2,
  },
  {
    name: 'an observed element without a box of its own',
    path: 'contents',
    html: page({ css: '#content { display: contents }', body: main(PARAGRAPHS) }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'a page in quirks mode',
    path: 'quirks',
    html: `<!-- -->${page({ css: '#end { margin-bottom: 16px }', body: main(PARAGRAPHS) })}`,
    below: 16,
    maxMessages: 3,
  },
  {
    name: 'content wider than the frame: the horizontal scrollbar has a place',
    path: 'wide',
    html: page({ css: 'body { width: 500px }', body: main(PARAGRAPHS) }),
    below: 16,
    maxMessages: 2,
  },
  ...['border: 4px solid; padding: 9px', 'margin: 20px; border-bottom: 7px solid'].map((css, index) => ({
    name: `a host that counts borders and padding into the height of its frame: ${css}`,
    path: `border-box-${index}`,
    html: page({ body: main(PARAGRAPHS) }),
    hostCss: `* { box-sizing: border-box } iframe { ${css} }`,
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 2,
  })),
  {
    name: 'a host that leaves the height of its frame to the content box',
    path: 'content-box',
    html: page({ body: main(PARAGRAPHS) }),
    hostCss: 'iframe { border: 4px solid; padding: 9px; box-sizing: content-box }',
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 2,
  },
];

/** Pages that change after they have been shown. */
const changingLayouts: readonly Layout[] = [
  {
    name: 'content that grows and then shrinks',
    path: 'grow-and-shrink',
    html: page({ body: main(PARAGRAPHS), script: GROW_AND_SHRINK }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 3,
  },
  {
    name: 'a sibling of the observed element that comes and goes',
    path: 'late-sibling',
    html: page({
      body: main(PARAGRAPHS),
      script: `const footer = document.body.appendChild(document.createElement('footer'));
        footer.style.height = '80px';
        await nextHeight();
        footer.remove();
        await nextHeight();`,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 4,
  },
  {
    name: 'details that are opened',
    path: 'details',
    html: page({
      body: main(`<details><summary>More</summary><p>Tea</p></details>${PARAGRAPHS}`),
      script: `document.querySelector('details').open = true; await nextHeight();`,
    }),
    below: 16,
    minMessages: 2,
    maxMessages: 2,
  },
  {
    name: 'a list of suggestions that sticks out below the page while it is open',
    path: 'dropdown',
    html: page({
      css: '.list { position: absolute; top: 30px; left: 0; width: 90px; height: 700px }',
      body: main(PARAGRAPHS),
      script: `const list = content.appendChild(Object.assign(document.createElement('div'), { className: 'list' }));
        await nextHeight();
        list.remove();
        await nextHeight();`,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 4,
  },
  {
    name: 'content positioned below the flow for good',
    path: 'absolute',
    html: page({ css: '#end { position: absolute; top: 500px; margin: 0 }', body: main(PARAGRAPHS) }),
    px: 520,
    below: 0,
    maxMessages: 2,
  },
  {
    name: 'what is fixed to the frame does not count',
    path: 'fixed',
    html: page({
      css: '.backdrop { position: fixed; inset: 0 } .bar { position: fixed; bottom: 0; height: 40px; width: 100% }',
      body: main(PARAGRAPHS),
      script: `for (const className of ['backdrop', 'bar']) {
        content.append(Object.assign(document.createElement('div'), { className }));
      }`,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'what can be scrolled inside the page does not count',
    path: 'scroller',
    html: page({
      css: 'div { height: 120px; overflow: auto; position: relative } div div { height: 3000px }',
      body: main(`<div><div></div></div>${END}`),
    }),
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'an image that loads late',
    path: 'image',
    html: page({
      css: 'img { display: block; width: 100px; height: auto; aspect-ratio: auto }',
      body: main(`<p>Coffee</p><img alt="" id="end">`),
      script: `const [image] = document.images;
        image.src = '/image.svg';
        await image.decode();`,
    }),
    px: 16 + 20 + 16 + 75 + 8,
    below: 8,
    minMessages: 2,
    maxMessages: 4,
  },
  {
    name: 'a font that loads late',
    path: 'font',
    html: page({
      css: '@font-face { font-family: late; src: url(/font.ttf); size-adjust: 300%; font-display: swap } #end { font: 16px monospace; line-height: normal } .late { font-family: late, monospace !important }',
      body: main('<div id="end">Кофе у выхода</div>'),
      script: "document.querySelector('#end').className = 'late'; await document.fonts.load('16px late');",
    }),
    below: 8,
    minMessages: 2,
    maxMessages: 4,
  },
  {
    name: 'content that grows step by step is no runaway',
    path: 'steps',
    html: page({
      body: main(PARAGRAPHS),
      script: `for (let left = 20; left > 0; left -= 1) {
        content.prepend(document.createElement('p'));
        await nextHeight();
      }`,
    }),
    px: 32 + PARAGRAPHS_PX + 20 * 36,
    below: 16,
    minMessages: 21,
    maxMessages: 21,
  },
  {
    name: 'content that grows in an animation is no runaway',
    path: 'animation',
    html: page({
      css: '.panel { height: 0; transition: height 600ms ease-in-out } .panel.open { height: 500px }',
      body: main(`<div class="panel"></div>${PARAGRAPHS}`),
      script: `const panel = document.querySelector('.panel');
        panel.classList.add('open');
        await Promise.all(panel.getAnimations().map(({ finished }) => finished));`,
    }),
    px: 8 + 500 + 16 + PARAGRAPHS_PX + 16,
    below: 16,
    // The number depends on the frame rate of the machine.
    minMessages: 2,
    maxMessages: 80,
  },
];

/** Pages that depend on the frame's own height, or on its scrollbar, and can settle nevertheless. */
const settlingLayouts: readonly Layout[] = [
  {
    name: '100vh inside the content: the frame settles at the height of the content',
    path: 'viewport-height',
    html: page({
      css: 'body { margin: 0 } .hero { min-height: 100vh; display: flow-root }',
      body: main(`<div class="hero">${PARAGRAPHS}</div>`),
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 2,
  },
  {
    name: 'a body of 100vh: its content grows and shrinks',
    path: 'viewport-body',
    html: page({
      css: 'body { margin: 0; min-height: 100vh; display: flow-root }',
      body: main(PARAGRAPHS),
      script: GROW_AND_SHRINK,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 4,
  },
  {
    name: 'root and body of 100 %: their content grows and shrinks',
    path: 'percentage-body',
    html: page({
      css: 'html, body { height: 100%; margin: 0 } #content { display: flow-root }',
      body: main(PARAGRAPHS),
      script: GROW_AND_SHRINK,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 4,
  },
  {
    name: 'a footer at the end of the frame, by a body of 100vh that is a flex box',
    path: 'sticky-footer',
    html: page({
      css: 'body { margin: 0; min-height: 100vh; display: flex; flex-direction: column } #content { flex: 1 } #end { height: 50px; margin: 0 }',
      body: `${main('<p>Coffee</p>'.repeat(10))}<footer>${END}</footer>`,
    }),
    px: 32 + PARAGRAPHS_PX + 50,
    below: 0,
    maxMessages: 2,
  },
  ...[
    'main { height: 100vh; overflow: auto }',
    'html, body { height: 100%; overflow: hidden } main { height: 100%; overflow-y: scroll }',
    'main { position: fixed; inset: 0; overflow: auto }',
  ].map((css, index) => ({
    name: `an application that scrolls in place of the page: ${css}`,
    path: `shell-${index}`,
    html: page({
      css: `body { margin: 0 } ${css} #content { display: flow-root; min-width: 250px }`,
      body: `<main><div id="content">${PARAGRAPHS}</div></main>`,
      script: GROW_AND_SHRINK,
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    minMessages: 3,
    maxMessages: 6,
  })),
  {
    name: 'a small page of 100 % in a larger frame',
    path: 'small-percentage',
    html: page({ css: 'html, body { height: 100%; margin: 0 } #end { margin: 0 }', body: main(END) }),
    px: 20,
    below: 0,
    maxMessages: 3,
  },
  {
    name: 'a scrollbar that wraps the content while the frame is small: it disappears',
    path: 'scrollbar',
    html: page({ css: COLUMNS, body: main(ITEMS) }),
    px: 200,
    below: 0,
    maxMessages: 3,
  },
  {
    name: 'a scrollbar that wraps the content while the frame is small, with padding below',
    path: 'scrollbar-padding',
    html: page({ css: `${COLUMNS} body { padding-bottom: 16px }`, body: main(ITEMS) }),
    px: 216,
    below: 16,
    maxMessages: 3,
  },
  {
    name: 'content as wide as the viewport, which is wider than the page beside a scrollbar',
    path: 'viewport-width',
    html: page({ css: 'body { margin: 0 } #content { width: 100vw }', body: main(PARAGRAPHS) }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 3,
  },
];

/** Pages that fit no frame: a warning names the cause, and the frame is high enough for the content. */
const endlessLayouts: readonly Layout[] = [
  {
    name: '100vh inside the margins of a body: the warning names the element, and content is still followed',
    path: 'runaway',
    html: page({
      css: '.hero { min-height: 100vh; display: flow-root }',
      body: main(`<div class="hero">${PARAGRAPHS}</div>`),
      // Long enough to be found out before the content changes.
      script: `while (guest.warnings.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        document.querySelector('.hero').prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }));
        await nextHeight();
        while (innerHeight !== guest.heights.at(-1)) await new Promise((resolve) => setTimeout(resolve, 20));`,
    }),
    px: 8 + 300 + 16 + PARAGRAPHS_PX + 16 + 8,
    below: 16 + 8,
    maxMessages: 14,
    warning: ['main#content', 'grows with the frame', 'div.hero { min-height', '100vh'],
  },
  {
    name: 'more than 100 % of the page: the warning names the runaway element',
    path: 'percentage',
    html: page({
      css: 'html, body { height: 100%; margin: 0 } #content { min-height: 110%; display: flow-root }',
      body: main(PARAGRAPHS),
    }),
    px: 32 + PARAGRAPHS_PX,
    below: 16,
    maxMessages: 12,
    warning: ['grows with the frame', 'main#content { min-height: 110% }'],
  },
  {
    name: 'a body of 100 % and its margins, beside the observed element: the warning names them',
    path: 'percentage-margins',
    html: page({ css: 'html, body { height: 100% }', body: main(PARAGRAPHS) }),
    below: 0,
    maxMessages: 12,
    warning: ['grows with the frame', '{ height: 100% }'],
  },
  {
    name: 'a media query on the height that flips the layout: the warning names the element and its CSS',
    path: 'media-query',
    html: page({
      css: 'body { margin: 0 } .extra { height: 300px } @media (min-height: 401px) { .extra { display: none } }',
      body: main(`<div id="end" style="height: 200px"></div><div class="extra"></div>`),
    }),
    px: 500,
    below: 300,
    maxMessages: 12,
    warning: ['main#content', 'goes up and down', '@media (min-height: 401px) { div.extra { display: none } }'],
  },
  {
    name: 'a style attribute in dvh: the warning names it',
    path: 'own-style',
    html: page({
      css: 'body { margin: 0 }',
      body: `${main(`<div id="hero" style="height: 105dvh"></div>`)}<div id="end"></div>`,
    }),
    below: -150 * 0.05,
    maxMessages: 12,
    warning: ['grows with the frame', 'div#hero { height: 105dvh } (its own style)'],
  },
];

export const layouts: readonly Layout[] = [...plainLayouts, ...changingLayouts, ...settlingLayouts, ...endlessLayouts];
