import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { Icon, type IconName } from './icon.js';
import { IconButton } from './icon-button.js';

const DEFAULT_DURATION_MS = 5000;

export interface ToastProps {
  /** An empty string shows nothing. */
  message: string;
  icon?: IconName | undefined;
  /** Called when the cross is pressed or the time is over: clear the message. */
  onDismiss: () => void;
  /** Default: 5000. Do not put important information only in a toast. */
  durationMs?: number | undefined;
}

/**
 * A short message at the bottom of the screen, announced politely. Keep it mounted, with an empty message when there
 * is none: screen readers announce changes only in a live region that already exists.
 */
export function Toast({ message, icon, onDismiss, durationMs = DEFAULT_DURATION_MS }: ToastProps) {
  const texts = useTexts(kitTexts);
  // A new callback on each render must not restart the timer.
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;

  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(() => dismiss.current(), durationMs);
    return () => clearTimeout(timer);
  }, [message, durationMs]);

  return (
    <div class="ib-toast-region" role="status" aria-live="polite">
      {message !== '' && (
        <div class="ib-toast">
          {icon && <Icon name={icon} size={20} />}
          <span class="ib-toast__message">{message}</span>
          <IconButton icon="close" label={texts.close} onPress={onDismiss} />
        </div>
      )}
    </div>
  );
}
