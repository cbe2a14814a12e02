import { defineTexts, PhoneField, Section, Stack, TextField, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: {
    title: 'Контакты',
    email: 'Электронная почта',
    emailHint: 'Сюда придут счёт и закрывающие документы',
    emailWrong: 'Введите адрес, например name@company.ru.',
  },
  en: {
    title: 'Contacts',
    email: 'E-mail',
    emailHint: 'For the invoice and the closing documents',
    emailWrong: 'Enter an address, for example name@company.com.',
  },
});

/** How to reach the buyer. */
export interface Contacts {
  email: string;
  /** `+7` and the digits, or empty. */
  phone: string;
}

interface ContactFieldsProps {
  contacts: Contacts;
  emailWrong: boolean;
  onChange: (contacts: Contacts) => void;
}

/** Whether the text can be an e-mail address at all; the server's letter is the real test. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** The buyer's contacts, which the host may not know. */
export function ContactFields({ contacts, emailWrong, onChange }: ContactFieldsProps) {
  const words = useTexts(texts);
  return (
    <Section title={words.title}>
      <Stack gap="s">
        <TextField
          type="email"
          inputMode="email"
          autoComplete="email"
          name="email"
          label={words.email}
          hint={words.emailHint}
          error={emailWrong ? words.emailWrong : undefined}
          maxLength={320}
          required
          value={contacts.email}
          onInput={(email) => onChange({ ...contacts, email })}
        />
        <PhoneField value={contacts.phone} onInput={(phone) => onChange({ ...contacts, phone })} />
      </Stack>
    </Section>
  );
}
