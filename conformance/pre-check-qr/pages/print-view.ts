/// <reference types="vite/client" />
import '@invoicebox/mini-app-ui/style.css';
import '@invoicebox/mini-app-kit/till.css';
import {
  LINE_DOTS,
  MAX_URL_BYTES,
  PRINTER_DPI,
  Precheck,
  type PrecheckProps,
  planQr,
  printPaperOnly,
} from '@invoicebox/mini-app-kit/till';
import { createElement, render } from 'preact';

/** The page that the test drives: a till with a pre-check in it, and nothing else. */
export interface PrintView {
  /** Shows a pre-check and puts it on paper, as the browser does before it prints. */
  print(paymentUrl: string, lines: number): void;
  /** Dots of a module of its code; 0 where there is none. */
  moduleDots(paymentUrl: string): number;
  readonly lineDots: number;
  readonly mostUrlBytes: number;
  readonly printerDpi: number;
}

const container = document.createElement('div');
document.body.append(container);
printPaperOnly();

function lineOf(index: number) {
  const line = { unit: 'litre', quantity: 20_500, price: 60_15, total: 1233_08, vat: 222_36 } as const;
  return { ...line, sku: `fuel-${index}`, name: `Топливо моторное АИ-95, колонка ${index + 1}` };
}

const printView: PrintView = {
  lineDots: LINE_DOTS,
  mostUrlBytes: MAX_URL_BYTES,
  printerDpi: PRINTER_DPI,
  moduleDots: (url) => planQr(url)?.dots ?? 0,
  print(paymentUrl, lines) {
    dispatchEvent(new Event('afterprint'));
    const precheck: PrecheckProps = {
      number: 'GS-7K3MQ9XD4T',
      place: ['АЗС «Северная»', 'Москва, Ленинградский проспект, 31'],
      operator: 'Анна',
      lines: Array.from({ length: lines }, (_, index) => lineOf(index)),
      amount: lines * 1233_08,
      vatAmount: lines * 222_36,
      createdAt: Date.UTC(2026, 10, 22, 9),
      expiresAt: Date.UTC(2026, 10, 22, 9, 30),
      paymentUrl,
    };
    render(createElement(Precheck, precheck), container);
    dispatchEvent(new Event('beforeprint'));
  },
};

Object.assign(globalThis, { printView });
