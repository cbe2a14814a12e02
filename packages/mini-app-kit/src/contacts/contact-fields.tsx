import { defineTexts, PhoneField, TextField, useTexts } from '@invoicebox/mini-app-ui';
import type { Contacts } from './contacts.js';
import { isEmail } from './fit-buyer.js';

const texts = defineTexts({
  ru: {
    email: 'Электронная почта',
    emailHint: 'Сюда придут счёт и закрывающие документы',
    emailWrong: 'Введите адрес, например name@company.ru.',
    emailWrongOrEmpty: 'Введите адрес, например name@company.ru, или оставьте пустым.',
    optional: 'Не обязательно',
  },
  en: {
    email: 'E-mail',
    emailHint: 'For the invoice and the closing documents',
    emailWrong: 'Enter an address, for example name@company.com.',
    emailWrongOrEmpty: 'Enter an address, for example name@company.com, or leave it empty.',
    optional: 'Optional',
  },
});

export interface ContactFieldsProps {
  contacts: Contacts;
  /** Whose they are: the buyer's own, or of a customer at a till, who need not say them. */
  of: 'buyer' | 'customer';
  /** Marks an e-mail that is wrong. */
  marked: boolean;
  onChange: (contacts: Contacts) => void;
  onEmailLeft?: (() => void) | undefined;
}

/** Whether an order can be placed with this e-mail. */
export function isAcceptable(email: string, of: ContactFieldsProps['of']): boolean {
  return isEmail(email) || (of === 'customer' && email.trim() === '');
}

/** Fields of e-mail and phone. */
export function ContactFields(props: ContactFieldsProps) {
  const { contacts, of, marked, onChange, onEmailLeft } = props;
  const text = useTexts(texts);
  const isOwn = of === 'buyer';
  const error = isOwn ? text.emailWrong : text.emailWrongOrEmpty;
  return (
    <>
      <TextField
        type="email"
        inputMode="email"
        // A cashier's browser must not fill in the cashier's own.
        autoComplete={isOwn ? 'email' : 'off'}
        name={isOwn ? 'email' : 'buyer-email'}
        maxLength={100}
        required={isOwn}
        label={text.email}
        hint={isOwn ? text.emailHint : undefined}
        error={marked && !isAcceptable(contacts.email, of) ? error : undefined}
        value={contacts.email}
        onInput={(email) => onChange({ ...contacts, email })}
        onBlur={onEmailLeft}
      />
      <PhoneField
        hint={isOwn ? text.optional : undefined}
        value={contacts.phone}
        onInput={(phone) => onChange({ ...contacts, phone })}
      />
    </>
  );
}
