/** Replaces secrets and personal data. */
const MASK = '***';

/** Fields whose values are masked at any depth: secrets and personal data. */
const MASKED_FIELDS: ReadonlySet<string> = new Set([
  'token',
  'authorization',
  'password',
  'signingKeys',
  'buyer',
  'customer',
  'email',
  'phone',
  'vatNumber',
  'inn',
  'taxRegistrationReasonCode',
  'registrationAddress',
]);
/** Masked below the top level only: there it is a person's name, at the top it is the program's. */
const NESTED_ONLY = 'name';
/** Deeper than any object that is logged on purpose. */
const MAX_DEPTH = 6;
/** Shorter texts would match parts of other words. */
const MIN_SECRET = 6;

/** Fields that are masked in JSON that an error message quotes. */
const QUOTED_FIELDS = ['name', 'email', 'phone', 'vatNumber', 'inn', 'registrationAddress', 'token', 'password'];
const URL_PASSWORD = /(:\/\/[^:/\s@"]+:)[^@\s"]+@/g;
const URL_TOKEN = /([?&](?:token|access_token|key|password)=)[^&\s"\\]+/gi;
const BEARER = /(Bearer\s+)[^\s"\\]+/gi;
const EMAIL = /[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /(?<![\w.-])(?:\+\d[\d\s()-]{8,}\d|[78][\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2})(?![\w-])/g;
/** An INN of an organisation or of a person, if its check digits are right. */
const INN = /(?<![\w.-])(?:\d{12}|\d{10})(?![\w-])/g;

const INN_WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function innCheckDigit(digits: readonly number[]): number {
  const weights = INN_WEIGHTS.slice(INN_WEIGHTS.length - digits.length);
  return (digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11) % 10;
}

function isInn(text: string): boolean {
  const digits = [...text].map(Number);
  const checked = digits.length === 10 ? [9] : [10, 11];
  return checked.every((place) => innCheckDigit(digits.slice(0, place)) === digits[place]);
}

/** Fields of these names in quoted JSON with their values, also if the quotation is cut off. */
function quotedFields(names: readonly string[]): RegExp {
  const anyName = names.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|');
  const value = String.raw`\[[^\]]*\]?|\\"(?:[^"\\]|\\\\.)*(?:\\")?|-?\d[\d.]*`;
  return new RegExp(String.raw`(\\"(?:${anyName})\\"\s*:\s*)(${value})`, 'gi');
}

/**
 * Creates the function that masks a log line as it is written, wherever the text comes from: a message, an error, a URL.
 *
 * @param secrets configured texts to mask.
 * @param personalFields names of the mini-app's personal fields.
 */
export function lineMasker(
  secrets: readonly string[],
  personalFields: ReadonlySet<string> = new Set(),
): (line: string) => string {
  const quoted = quotedFields([...QUOTED_FIELDS, ...personalFields]);
  const hidden = secrets
    .filter((secret) => secret.length >= MIN_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return (line) => {
    const withoutSecrets = hidden.reduce((text, secret) => text.replaceAll(secret, MASK), line);
    return withoutSecrets
      .replace(quoted, `$1${MASK}`)
      .replace(URL_PASSWORD, `$1${MASK}@`)
      .replace(URL_TOKEN, `$1${MASK}`)
      .replace(BEARER, `$1${MASK}`)
      .replace(EMAIL, MASK)
      .replace(PHONE, MASK)
      .replace(INN, (text) => (isInn(text) ? MASK : text));
  };
}

/**
 * The value with its secret and personal fields masked.
 *
 * @param personalFields names of the mini-app's personal fields.
 */
export function maskFields(value: unknown, personalFields: ReadonlySet<string> = new Set(), depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth === MAX_DEPTH) return MASK;
  if (Array.isArray(value)) return value.map((item) => maskFields(item, personalFields, depth + 1));
  const entries = Object.entries(value).map(([field, inner]) => {
    const masked = MASKED_FIELDS.has(field) || personalFields.has(field) || (field === NESTED_ONLY && depth > 0);
    return [field, masked && inner !== undefined ? MASK : maskFields(inner, personalFields, depth + 1)];
  });
  return Object.fromEntries(entries);
}
