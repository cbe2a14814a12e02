import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FULFILMENT_TRANSITIONS, nextFulfilmentState, nextOrderState, ORDER_TRANSITIONS } from './transitions.js';

const document = readFileSync(new URL('../../../../docs/merchant-server.md', import.meta.url), 'utf8');

/** The arrows of the diagrams in the document: `from --> to: event`, the first one from `[*]`. */
const diagrams = [...document.matchAll(/```mermaid\nstateDiagram-v2\n([\s\S]*?)```/g)].map(([, body = '']) =>
  body
    .trim()
    .split('\n')
    .map((arrow) => arrow.trim()),
);

function arrowsOf(table: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>, first: string): string[] {
  const arrows = Object.entries(table).flatMap(([from, events]) =>
    Object.entries(events).map(([event, to]) => `${from} --> ${to}: ${event}`),
  );
  return [`[*] --> ${first}`, ...arrows].sort();
}

describe('the states of an order', () => {
  it('are those of the diagrams in docs/merchant-server.md, arrow by arrow', () => {
    expect(diagrams.map((arrows) => [...arrows].sort())).toEqual([
      arrowsOf(ORDER_TRANSITIONS, 'created'),
      arrowsOf(FULFILMENT_TRANSITIONS, 'none'),
    ]);
  });

  it('change by nothing that the tables do not know', () => {
    expect(nextOrderState('awaiting_payment', 'paid')).toBe('paid');
    expect(nextOrderState('paid', 'canceled')).toBeUndefined();
    expect(nextOrderState('canceled', 'paid')).toBeUndefined();
    expect(nextFulfilmentState('fulfilled', 'stop')).toBeUndefined();
    expect(nextFulfilmentState('stopped', 'give_all')).toBeUndefined();
  });
});
