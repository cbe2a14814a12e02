import type { BuyerInput } from '@invoicebox/merchant-server/page-client';
import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import {
  Card,
  isCompletePhone,
  PhoneField,
  parsePhone,
  Section,
  Stack,
  TextField,
  useTexts,
} from '@invoicebox/mini-app-ui';
import { useState } from 'preact/hooks';
import { confirmTexts } from './texts.js';

/** The buyer's contacts: those of the host, and what is asked for because the host does not know it. */
export interface Contacts {
  /** Whether the host's are enough, so that nothing is asked. */
  complete: boolean;
  email: string;
  phone: string;
  setEmail: (email: string) => void;
  setPhone: (phone: string) => void;
  /** Whether the e-mail is to be marked as wrong. */
  emailWrong: boolean;
  leaveEmail: () => void;
  /** The buyer for the order; null if something is missing, which is then marked. */
  check: () => BuyerInput | null;
}

/** Rough on purpose: the only real check of an address is a letter to it. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** See {@link Contacts}. */
export function useContacts(): Contacts {
  const { buyer } = useMiniApp();
  const known = buyer.value;
  const complete = EMAIL.test(known?.email ?? '');
  const [email, setEmail] = useState(known?.email ?? '');
  const [phone, setPhone] = useState(parsePhone(known?.phone ?? '') ?? '');
  const [left, setLeft] = useState(false);
  const isEmail = EMAIL.test(email.trim());

  function check(): BuyerInput | null {
    if (complete && known) {
      return {
        email: known.email,
        ...(known.name ? { name: known.name } : {}),
        ...(known.phone ? { phone: known.phone } : {}),
      };
    }
    setLeft(true);
    if (!isEmail) return null;
    return {
      email: email.trim(),
      ...(known?.name ? { name: known.name } : {}),
      ...(isCompletePhone(phone) ? { phone } : {}),
    };
  }

  return {
    complete,
    email,
    phone,
    setEmail,
    setPhone,
    emailWrong: left && !isEmail,
    leaveEmail: () => setLeft(email !== ''),
    check,
  };
}

/** Asks for the contacts that the host does not know. */
export function ContactFields({ contacts }: { contacts: Contacts }) {
  const text = useTexts(confirmTexts);
  if (contacts.complete) return null;
  return (
    <Section title={text.contacts}>
      <Card>
        <Stack>
          <TextField
            required
            type="email"
            inputMode="email"
            autoComplete="email"
            label={text.email}
            value={contacts.email}
            error={contacts.emailWrong ? text.emailWrong : undefined}
            onInput={contacts.setEmail}
            onBlur={contacts.leaveEmail}
          />
          <PhoneField hint={text.optional} value={contacts.phone} onInput={contacts.setPhone} />
        </Stack>
      </Card>
    </Section>
  );
}
