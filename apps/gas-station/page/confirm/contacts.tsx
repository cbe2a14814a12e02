import type { BuyerInput } from '@invoicebox/mini-app-kit';
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

/** The buyer's contacts, from the host or entered. */
export interface Contacts {
  /** Whether the host knows all that is needed. */
  complete: boolean;
  email: string;
  phone: string;
  setEmail: (email: string) => void;
  setPhone: (phone: string) => void;
  /** Whether to mark the e-mail as invalid. */
  emailWrong: boolean;
  leaveEmail: () => void;
  /** The buyer of the order; null, with the field marked, if something is missing. */
  check: () => BuyerInput | null;
}

/** Lenient on purpose. */
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

/** Fields for the contacts that the host does not know. */
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
