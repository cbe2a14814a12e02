/** Width of the paper, millimetres. */
const PAPER_MM = 58;
const MM_PER_CSS_PIXEL = 25.4 / 96;
/** White below the last line, so that the blade does not cut into it; millimetres. */
const FEED_MM = 8;

/** Holds what is printed; everything else on the page is not (style/paper.css). */
const PRINT_ROOT = 'till-print';

/** Leaves only the paper on the page, on a page as long as it is: a roll has no sheets. */
function putOnRoll(): () => void {
  const [paper] = document.getElementsByClassName('till-paper');
  if (!paper) return () => undefined;
  const root = document.createElement('div');
  root.className = PRINT_ROOT;
  root.append(paper.cloneNode(true));
  const heightMm = Math.ceil(paper.getBoundingClientRect().height * MM_PER_CSS_PIXEL) + FEED_MM;
  const page = new CSSStyleSheet();
  page.replaceSync(`@page { size: ${PAPER_MM}mm ${Math.max(heightMm, PAPER_MM)}mm; margin: 0 }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  document.body.append(root);
  document.documentElement.classList.add(`${PRINT_ROOT}-only`);
  return () => {
    document.documentElement.classList.remove(`${PRINT_ROOT}-only`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
    root.remove();
  };
}

/**
 * Whenever something is printed, by a button or by the browser's menu, prints the paper that is shown and nothing else.
 *
 * @returns a function that ends this.
 */
export function printPaperOnly(): () => void {
  let putBack: () => void = () => undefined;
  const before = () => {
    putBack();
    putBack = putOnRoll();
  };
  const after = () => {
    putBack();
    putBack = () => undefined;
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    after();
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}
