import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** A colour's value in a theme: the fallback of the theme's switch, or the value of both. */
function color(name: string, theme: Theme): string {
  const value = new RegExp(`--ib-color-${name}: ([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css has no --ib-color-${name}`);
  return new RegExp(`var\\(--ib-${theme}, (#[0-9a-f]{6})\\)`).exec(value)?.[1] ?? value;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_ON: readonly [text: string, background: string][] = [
  ...['surface', 'canvas', 'raised', 'fill', 'fill-strong', 'fill-pressed', 'track', 'track-thumb'].map(
    (background): [string, string] => ['text', background],
  ),
  ...['surface', 'canvas', 'raised', 'fill', 'fill-strong'].map((background): [string, string] => [
    'text-muted',
    background,
  ]),
  ['link', 'surface'],
  ['link', 'raised'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-pressed'],
  ['error-text', 'surface'],
  ['error-text', 'raised'],
  ['error-text', 'canvas'],
  ['error-text', 'error-fill'],
  ['success-text', 'success-fill'],
  ['warning-text', 'warning-fill'],
  // The toast and the badge have inverted colours.
  ['surface', 'text'],
  ['surface', 'error-text'],
];

describe.each<Theme>(['light', 'dark'])('%s theme', (theme) => {
  test.each(TEXT_ON)('%s on %s is legible (AA, 4.5 to 1)', (text, background) => {
    expect(contrast(color(text, theme), color(background, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['surface', 'canvas', 'fill'])('the focus ring stands out from %s (AA, 3 to 1)', (background) => {
    expect(contrast(color('focus', theme), color(background, theme))).toBeGreaterThanOrEqual(3);
  });
});

test("the main colours are Invoicebox's", () => {
  expect(color('text', 'light')).toBe('#353f47');
  expect(color('accent', 'light')).toBe('#fad247');
  expect(color('surface', 'light')).toBe('#ffffff');
  expect(color('error', 'light')).toBe('#eb5757');
});
