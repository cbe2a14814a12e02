import { render, screen } from '@testing-library/preact';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { resolveLocale } from './locale.js';
import { LocaleProvider, useLocale, useTexts } from './locale-provider.js';
import { defineTexts } from './texts.js';

const texts = defineTexts({
  ru: { pay: 'Оплатить', pump: (n: number) => `Колонка ${n}` },
  en: { pay: 'Pay', pump: (n) => `Pump ${n}` },
});

function Probe() {
  const { pay, pump } = useTexts(texts);
  return <p>{`${useLocale()}: ${pay}, ${pump(3)}`}</p>;
}

test.each([
  ['ru', 'ru'],
  ['ru-RU', 'ru'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['EN_gb', 'en'],
  ['', 'ru'],
  [' ', 'ru'],
  ['de', 'ru'],
  ['english', 'ru'],
  [undefined, 'ru'],
  [null, 'ru'],
])('the host locale %j speaks %s', (hostLocale, expected) => {
  expect(resolveLocale(hostLocale)).toBe(expected);
});

describe('LocaleProvider', () => {
  test('gives the texts of its language and sets lang of the document', () => {
    const view = render(
      <LocaleProvider locale="en-US">
        <Probe />
      </LocaleProvider>,
    );
    expect(screen.getByText('en: Pay, Pump 3')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');

    view.rerender(
      <LocaleProvider locale="">
        <Probe />
      </LocaleProvider>,
    );
    expect(screen.getByText('ru: Оплатить, Колонка 3')).toBeTruthy();
    expect(document.documentElement.lang).toBe('ru');
  });

  test('outside of one the language is Russian', () => {
    render(<Probe />);
    expect(screen.getByText('ru: Оплатить, Колонка 3')).toBeTruthy();
  });
});

test('English must have exactly the names and parameters of Russian', () => {
  // @ts-expect-error: `pay` is missing in English.
  defineTexts({ ru: { pay: 'Оплатить' }, en: {} });
  // @ts-expect-error: `extra` is not in Russian.
  defineTexts({ ru: { pay: 'Оплатить' }, en: { pay: 'Pay', extra: 'Extra' } });
  // @ts-expect-error: a string in Russian is a string in English.
  defineTexts({ ru: { pay: 'Оплатить' }, en: { pay: () => 'Pay' } });
  // @ts-expect-error: the parameter is a number in Russian.
  defineTexts({ ru: { pump: (n: number) => `Колонка ${n}` }, en: { pump: (n: string) => `Pump ${n}` } });
  expectTypeOf(texts.en.pump).parameters.toEqualTypeOf<[number]>();
});
