import { createTransport } from 'nodemailer';

/** A letter of plain text. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Sends letters. */
export interface Mailer {
  /**
   * Sends a letter.
   *
   * @returns `refused` if the mail server will never take it: the address does not exist.
   * @throws Error of the connection, or a temporary refusal: it may be sent later.
   */
  send(letter: Letter): Promise<'sent' | 'refused'>;
  /** Closes the connections. */
  close(): void;
}

/** Where letters go out. */
export interface MailSettings {
  /** `smtp://` or `smtps://` with user and password. */
  url: string;
  /** The sender: `Name <address>`. */
  from: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Time limit for each step with a mail server. */
const SILENCE_TIMEOUT_MS = 20_000;

/** Whether a mail server refused a letter for good (5xx to its recipient); 4xx asks to try again. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number };
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
}

/** A mailer over SMTP. */
export function smtpMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
        return 'sent';
      } catch (error) {
        if (isRefused(error)) return 'refused';
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
