import { defineTexts, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: { pay: 'Оплатить', pump: (n: number) => `Колонка ${n}` },
  en: { pay: 'Pay', pump: (n) => `Pump ${n}` },
});

export function Pump({ number }: { number: number }) {
  const { pay, pump } = useTexts(texts);
  return <button type="button">{`${pump(number)}: ${pay}`}</button>;
}
