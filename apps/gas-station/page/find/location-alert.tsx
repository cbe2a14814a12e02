import { AlertModal, defineTexts, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: {
    title: 'Показать АЗС рядом с вами?',
    text: 'Сейчас телефон спросит разрешение. Место нужно только для поиска ближайших АЗС.',
    refuse: 'Не сейчас',
    allow: 'Разрешить',
  },
  en: {
    title: 'Show the stations near you?',
    text: 'Your phone will ask for permission. The location is used only to find the nearest stations.',
    refuse: 'Not now',
    allow: 'Allow',
  },
});

/** Explains why, before the browser prompts without a reason: a refusal there is hard to undo. */
export function LocationAlert({ onAnswer }: { onAnswer: (allowed: boolean) => void }) {
  const text = useTexts(texts);
  return (
    <AlertModal
      open
      title={text.title}
      text={text.text}
      actions={[
        { label: text.refuse, onPress: () => onAnswer(false) },
        { label: text.allow, strong: true, onPress: () => onAnswer(true) },
      ]}
      onClose={() => onAnswer(false)}
    >
      <SketchMap />
    </AlertModal>
  );
}

/** A drawing of a map: streets, a river and the buyer. */
function SketchMap() {
  return (
    <svg class="gs-sketch" viewBox="0 0 270 120" aria-hidden="true">
      <rect class="gs-sketch__land" width="270" height="120" />
      <path class="gs-sketch__river" d="M-5 96C50 70 90 118 150 92s70-46 130-30" />
      <path class="gs-sketch__street" d="M-5 40L275 22M40-5L70 125M150-5L132 125M222-5L240 125M-5 74L140 66L275 84" />
      <circle class="gs-sketch__me" cx="139" cy="62" r="9" />
    </svg>
  );
}
