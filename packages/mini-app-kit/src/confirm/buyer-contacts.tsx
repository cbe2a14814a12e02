import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { Button, Card, Cell, formatPhone, Section, Stack } from '@invoicebox/mini-app-ui';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BuyerInput } from '../client/index.js';
import { ContactFields } from '../contacts/contact-fields.js';
import { buyerOf, type Contacts, knownContacts } from '../contacts/contacts.js';
import { type ContactNote, fitBuyer, isEmail } from '../contacts/fit-buyer.js';
import type { ConfirmTexts } from './texts.js';

/** The buyer's contacts: from the host, or typed. */
export interface BuyerContactsState {
  /** The form that holds the fields. */
  form: RefObject<HTMLFormElement | null>;
  contacts: Contacts;
  /** How they are shown: not at all where the main order has them, as a text if the host knows them, or as fields. */
  shown: 'not' | 'text' | 'fields';
  marked: boolean;
  /** What of the host's data the order will not have. */
  notes: readonly ContactNote[];
  change: (contacts: Contacts) => void;
  leaveEmail: () => void;
  edit: () => void;
  /** The buyer of the order; null if something is missing, which is marked and focused. */
  check: () => BuyerInput | null;
}

/** See {@link BuyerContactsState}. */
export function useBuyerContacts(): BuyerContactsState {
  const { buyer, mode } = useMiniApp();
  const known = useMemo(() => fitBuyer(buyer.value), [buyer.value]);
  const form = useRef<HTMLFormElement>(null);
  const [contacts, setContacts] = useState(() => knownContacts(known));
  const [editing, setEditing] = useState(() => !isEmail(contacts.email));
  const [marked, setMarked] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const shown = mode.value === 'suborder' ? 'not' : editing ? 'fields' : 'text';

  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  return {
    ...{ form, contacts, shown, marked, notes: known.notes },
    change: setContacts,
    leaveEmail: () => setMarked(contacts.email !== ''),
    edit: () => setEditing(true),
    check() {
      if (shown === 'not' || isEmail(contacts.email)) return buyerOf(contacts, known);
      setMarked(true);
      setAttempts(attempts + 1);
      return null;
    },
  };
}

/** Where the invoice goes. */
export function BuyerContacts({ contacts: state, text }: { contacts: BuyerContactsState; text: ConfirmTexts }) {
  const { contacts, shown, marked, notes, change, leaveEmail, edit } = state;
  if (shown === 'not') return null;
  return (
    <Section title={text.contacts}>
      <Card>
        <Stack gap="s">
          {shown === 'fields' ? (
            <ContactFields of="buyer" {...{ contacts, marked }} onChange={change} onEmailLeft={leaveEmail} />
          ) : (
            <>
              <Cell icon="user" label={contacts.email} description={formatPhone(contacts.phone)} />
              <Button variant="ghost" size="medium" onPress={edit}>
                {text.changeContacts}
              </Button>
            </>
          )}
          {notes.map((note) => (
            <p key={note} class="kit-note">
              {text[note]}
            </p>
          ))}
        </Stack>
      </Card>
    </Section>
  );
}
