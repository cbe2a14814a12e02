import { AlertModal, defineTexts, useTexts } from '@invoicebox/mini-app-ui';

const texts = defineTexts({
  ru: {
    refuse: 'Не сейчас',
    allow: 'Разрешить',
  },
  en: {
    refuse: 'Not now',
    allow: 'Allow',
  },
});

export interface LocationAlertProps {
  /** «Показать АЗС рядом с вами?» */
  title: string;
  /** What the location is used for, and that the phone will ask. */
  reason: string;
  onAnswer: (allowed: boolean) => void;
}

/** Explains why, before the browser prompts without a reason: a refusal there is hard to undo. */
export function LocationAlert({ title, reason, onAnswer }: LocationAlertProps) {
  const text = useTexts(texts);
  return (
    <AlertModal
      open
      title={title}
      text={reason}
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
    <svg class="kit-sketch" viewBox="0 0 270 120" aria-hidden="true">
      <rect class="kit-sketch__land" width="270" height="120" />
      <path class="kit-sketch__river" d="M-5 96C50 70 90 118 150 92s70-46 130-30" />
      <path class="kit-sketch__street" d="M-5 40L275 22M40-5L70 125M150-5L132 125M222-5L240 125M-5 74L140 66L275 84" />
      <circle class="kit-sketch__me" cx="139" cy="62" r="9" />
    </svg>
  );
}
