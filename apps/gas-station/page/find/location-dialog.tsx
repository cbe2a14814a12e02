import { LocationAlert } from '@invoicebox/mini-app-kit';
import { defineTexts, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: {
    title: 'Показать АЗС рядом с вами?',
    reason: 'Сейчас телефон спросит разрешение. Место нужно только для поиска ближайших АЗС.',
  },
  en: {
    title: 'Show the stations near you?',
    reason: 'Your phone will ask for permission. The location is used only to find the nearest stations.',
  },
});

/** Explains what the location is for. */
export function LocationDialog({ onAnswer }: { onAnswer: (allowed: boolean) => void }) {
  const text = useTexts(texts);
  return <LocationAlert title={text.title} reason={text.reason} onAnswer={onAnswer} />;
}
