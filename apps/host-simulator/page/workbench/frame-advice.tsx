import { Icon, useTexts } from '@invoicebox/mini-app-ui';
import type { SilenceCause } from './frame-watch.js';
import { silenceAdvice, silenceTitles } from './silence-texts.js';

/** How a cause is presented: the key of its texts, and their parameters. */
function particularsOf(cause: SilenceCause): { name: keyof typeof silenceTitles.ru; particulars: string } {
  switch (cause.kind) {
    case 'unreachable':
    case 'other-origin':
      return { name: cause.kind, particulars: cause.detail };
    case 'status':
      return { name: 'status', particulars: String(cause.status) };
    case 'framing':
      return { name: 'framing', particulars: cause.header };
    case 'redirect':
      return { name: cause.losesId ? 'redirect-id' : 'redirect-origin', particulars: cause.to };
    default:
      return { name: cause.kind, particulars: '' };
  }
}

/** Why no mini-app answers in the frame below, and what to do. */
export function FrameAdvice({ cause }: { cause: SilenceCause | null }) {
  return <div role="status">{cause && <Advice {...particularsOf(cause)} />}</div>;
}

function Advice({ name, particulars }: ReturnType<typeof particularsOf>) {
  const titles = useTexts(silenceTitles);
  const advice = useTexts(silenceAdvice);
  return (
    <section class="frame-advice" data-cause={name}>
      <Icon name="warning" />
      <h2 class="frame-advice__title">{titles[name]}</h2>
      <p class="frame-advice__text">{advice[name](particulars)}</p>
    </section>
  );
}
