import { tryCall } from '../protocol/try-call.js';

/** Maximum number of CSS rules named in a warning. */
const MAX_NAMED = 3;

/** Lengths that follow the height of the viewport. */
const VIEWPORT_LENGTH = /\d[sld]?v(h|b|min|max)\b/;
/** Conditions of a media query that follow the height of the viewport. */
const HEIGHT_CONDITION = /(?<!device-)\b(height|aspect-ratio|orientation|block-size)\b/;
/** Properties that take a percentage of the height of what is around, in the end of the viewport. */
const HEIGHT_PROPERTY = /^(min-|max-)?(height|block-size)$/;
/** Parts of a selector that no element matches. */
const PSEUDO_ELEMENT = /::[\w-]+(\([^)]*\))?/g;

/** Declarations of a style sheet, with the condition about the height under which they count. */
interface StyleBlock {
  readonly selector: string;
  readonly style: CSSStyleDeclaration;
  readonly condition: string | null;
}

/** The element as a selector would name it, e.g. `div#root.page`. */
export function nameOf(element: Element): string {
  const id = element.id && `#${element.id}`;
  const classes = Array.from(element.classList, (name) => `.${name}`).join('');
  return `${element.localName}${id}${classes}`;
}

/** All blocks of declarations in the rules and the rules inside them. */
function blocksOf(rules: CSSRuleList, condition: string | null): StyleBlock[] {
  return Array.from(rules).flatMap((rule) => {
    const { selectorText, style, media, cssRules } = rule as Partial<CSSStyleRule & CSSMediaRule>;
    const own = selectorText && style ? [{ selector: selectorText, style, condition }] : [];
    const depends = media && HEIGHT_CONDITION.test(media.mediaText);
    return [...own, ...(cssRules ? blocksOf(cssRules, depends ? `@media ${media.mediaText}` : condition) : [])];
  });
}

/** The blocks of all style sheets of the page. Those of another site do not let themselves be read. */
function blocksOfPage({ styleSheets, adoptedStyleSheets = [] }: Document): StyleBlock[] {
  return [...styleSheets, ...adoptedStyleSheets].flatMap((sheet) => tryCall(() => blocksOf(sheet.cssRules, null), []));
}

/** Whether the element is inside the other, around it, or the other itself. */
function isOnOneLine(element: Element, other: Element): boolean {
  return element.contains(other) || other.contains(element);
}

/** The declaration that follows the viewport, as CSS; null where none does. */
function dependentDeclaration(style: CSSStyleDeclaration, conditional: boolean): string | null {
  const property = Array.from(style).find((name) => {
    const value = style.getPropertyValue(name);
    return conditional || VIEWPORT_LENGTH.test(value) || (HEIGHT_PROPERTY.test(name) && value.includes('%'));
  });
  return property === undefined ? null : `${property}: ${style.getPropertyValue(property)}`;
}

/**
 * What in the page's CSS makes the height of an element follow the height of the viewport: lengths in `vh` and the like,
 * percentages of the height, and media queries about the height, of the element, of those inside and of those around.
 *
 * @returns each as CSS with the name of an element in place of the selector, e.g. `main.page { min-height: 110vh }`; at
 *   most three, and none where the page's CSS shows nothing.
 */
export function findViewportCss(element: Element): string[] {
  const { ownerDocument } = element;
  const inSheets = blocksOfPage(ownerDocument).flatMap(({ selector, style, condition }) => {
    const declaration = dependentDeclaration(style, condition !== null);
    if (declaration === null) return [];
    const plain = selector.replace(PSEUDO_ELEMENT, '') || '*';
    const candidates = tryCall(() => [...ownerDocument.querySelectorAll(plain)], []);
    const owner = candidates.find((candidate) => isOnOneLine(candidate, element));
    if (!owner) return [];
    const css = `${nameOf(owner)} { ${declaration} }`;
    return [condition === null ? css : `${condition} { ${css} }`];
  });
  const inline = [...ownerDocument.querySelectorAll<HTMLElement>('[style]')].flatMap((candidate) => {
    const declaration = isOnOneLine(candidate, element) ? dependentDeclaration(candidate.style, false) : null;
    return declaration === null ? [] : [`${nameOf(candidate)} { ${declaration} } (its own style)`];
  });
  return [...inSheets, ...inline].slice(0, MAX_NAMED);
}
