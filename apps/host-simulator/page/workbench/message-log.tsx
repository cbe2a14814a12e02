import { Button, Tag, useLocale, useTexts } from '@invoicebox/mini-app-ui';
import { verdictTexts, workbenchTexts } from './texts.js';
import type { LogLine } from './workbench-model.js';

const TONES = { accepted: 'success', refused: 'error', ignored: 'neutral' } as const;

/** Messages between the mini-app and the host, newest first, each with the host's verdict. */
export function MessageLog({ lines, onClear }: { lines: readonly LogLine[]; onClear: () => void }) {
  const texts = useTexts(workbenchTexts);
  return (
    <section class="workbench__log" aria-label={texts.log}>
      <header class="message-log__head">
        <h2 class="workbench__heading">{texts.log}</h2>
        <Button size="medium" variant="ghost" disabled={lines.length === 0} onPress={onClear}>
          {texts.clear}
        </Button>
      </header>
      {lines.length === 0 && <p class="message-log__empty">{texts.logEmpty}</p>}
      <ol class="message-log" reversed>
        {lines.map((line) => (
          <MessageRow key={line.key} line={line} />
        ))}
      </ol>
    </section>
  );
}

function MessageRow({ line }: { line: LogLine }) {
  const texts = useTexts(workbenchTexts);
  const verdicts = useTexts(verdictTexts);
  const locale = useLocale();
  const { at, direction, action, verdict, reason, detail, text } = line;
  const fromGuest = direction === 'from-guest';
  const time = new Date(at).toLocaleTimeString(locale, { hour12: false });
  return (
    <li class="message-log__row" data-direction={direction} data-action={action ?? ''} data-verdict={verdict}>
      <details>
        <summary>
          <span class="message-log__arrow" title={fromGuest ? texts.fromGuest : texts.toGuest}>
            <span aria-hidden="true">{fromGuest ? '←' : '→'}</span>
            <span class="ib-visually-hidden">{fromGuest ? texts.fromGuest : texts.toGuest}</span>
          </span>
          <code class="message-log__action">{action ?? texts.noAction}</code>
          <Tag tone={TONES[verdict]}>{verdicts[verdict]}</Tag>
          <time class="message-log__time">
            {time}.{String(at % 1000).padStart(3, '0')}
          </time>
          {reason && (
            <span class="message-log__reason">
              {reason}
              {detail && `: ${detail}`}
            </span>
          )}
        </summary>
        <pre class="message-log__message">{text}</pre>
      </details>
    </li>
  );
}
