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

/** Whether a text looks like an e-mail address; lenient on purpose. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** Fields for the buyer's contacts. */
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
