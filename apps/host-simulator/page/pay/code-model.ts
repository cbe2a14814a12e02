import { type ReadonlySignal, signal } from '@preact/signals';
import type { SentCode } from '../../shared/index.js';
import { type CodePayer, payByCode, requestCode } from '../shared/host-api.js';
import type { InvoiceModel } from './invoice-model.js';

/** Why no code was sent, or it did not pay. */
type CodeProblem =
  | Exclude<SentCode['result'], 'available' | 'error'>
  | 'noMoreCodes'
  | 'failed'
  | 'limitReached'
  | 'codeOver';

/** State of a payment by code. */
type CodeState =
  | { kind: 'asking'; problem?: CodeProblem; message?: { title: string; message: string } }
  | { kind: 'sent'; payer: CodePayer; publicCode: string; code: string; wrong: boolean };

/** A payment by code: the payer is identified first, then enters the code. */
export interface CodeModel {
  readonly state: ReadonlySignal<CodeState>;
  readonly busy: ReadonlySignal<boolean>;
  /** Requests a code for a payer, identified by INN, email or phone. */
  send(payer: string): Promise<void>;
  /** Pays by code, then shows the updated invoice. */
  pay(code: string): Promise<void>;
}

const INN = /^(\d{10}|\d{12})$/;

/** Parses the payer's input: an INN, an email, or else a phone number. */
export function payerOf(text: string): CodePayer {
  const compact = text.replace(/[\s()-]/g, '');
  if (INN.test(compact)) return { vatNumber: compact };
  return compact.includes('@') ? { email: compact } : { phone: compact.replace(/^8(?=\d{10}$)/, '+7') };
}

/** Creates the model of one payment by code. */
export function createCodeModel({ containerId, show }: Pick<InvoiceModel, 'containerId' | 'show'>): CodeModel {
  const state = signal<CodeState>({ kind: 'asking' });
  const busy = signal(false);

  const once = async (work: () => Promise<CodeState>) => {
    if (busy.peek()) return;
    busy.value = true;
    state.value = await work().catch(() => ({ kind: 'asking', problem: 'failed' }) as const);
    busy.value = false;
  };

  return {
    state,
    busy,
    send: (text) =>
      once(async () => {
        const payer = payerOf(text);
        const sent = await requestCode(containerId, payer);
        if (sent.result === 'error') return { kind: 'asking', problem: 'noMoreCodes' };
        if (sent.result !== 'available') return { kind: 'asking', problem: sent.result };
        const { publicCode, code } = sent;
        return { kind: 'sent', payer, publicCode, code, wrong: false };
      }),
    pay: (code) =>
      once(async () => {
        const sent = state.peek();
        if (sent.kind !== 'sent') return sent;
        const paid = await payByCode(containerId, sent.payer, sent.publicCode, code);
        switch (paid.result) {
          case 'success':
          case 'alreadyPaid':
            show(paid.invoice);
            return { ...sent, wrong: false };
          case 'wrongCode':
            return { ...sent, wrong: true };
          case 'limitReached':
            return { kind: 'asking', problem: 'limitReached' };
          case 'notEnoughMoney':
            return { kind: 'asking', problem: 'notEnoughMoney', ...(paid.message ? { message: paid.message } : {}) };
          case 'error':
            return { kind: 'asking', problem: 'codeOver' };
        }
      }),
  };
}
