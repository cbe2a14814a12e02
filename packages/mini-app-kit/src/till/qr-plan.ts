import { encode } from 'uqr';

/** Dots of a thermal printer's inch: 8 in a millimetre. */
export const PRINTER_DPI = 203;
/** Dots in a line of a printer for paper of 58 mm: 48 mm, the rest are its margins. */
export const LINE_DOTS = 384;
/** White around the code, in modules: readers need four (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** Bytes of the longest address that fits, at level M; Invoicebox's have about 60. */
export const MAX_URL_BYTES = 504;

/** A larger code is no easier to read at the length of an arm, and costs paper. */
const MAX_DOTS = 8;

/**
 * The narrowest module: 4 dots, 0.5 mm. Heat spreads about half a dot around each burnt one, and cheap cameras are never
 * quite in focus; at 3 dots a blur of one dot already makes long codes unreadable (`npm run conformance -- pre-check-qr`).
 */
const MIN_DOTS = 4;

/**
 * Error correction, the most that fits: print heads have dead dots, paper has folds and fades. Level Q mends a quarter of the
 * code; an address of more than 364 bytes gets level M, 15 %.
 */
const LEVELS = ['Q', 'M'] as const;

/** A code for a thermal printer: every module is the same whole number of dots. */
export interface QrPlan {
  /** Modules of a side, quiet zone included. */
  size: number;
  /** Dark modules as path data, a unit a module. */
  path: string;
  /** Dots of a module. */
  dots: number;
  /** Side on paper, millimetres. */
  millimetres: number;
}

/** Dark modules, each run of a row as one rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        const length = (end === -1 ? row.length : end) - x;
        return [`M${x} ${y}h${length}v1h${-length}z`];
      }),
    )
    .join('');
}

/** A code of version v has 17 + 4v modules a side. */
const MAX_VERSION = Math.floor((LINE_DOTS / MIN_DOTS - 2 * QUIET_ZONE - 17) / 4);

function tryLevel(text: string, ecc: (typeof LEVELS)[number]): QrPlan | undefined {
  try {
    const { data, size } = encode(text, { ecc, border: QUIET_ZONE, maxVersion: MAX_VERSION, boostEcc: false });
    const dots = Math.min(MAX_DOTS, Math.floor(LINE_DOTS / size));
    return { size, path: pathOf(data), dots, millimetres: (size * dots * 25.4) / PRINTER_DPI };
  } catch {
    // Too long for this level.
    return undefined;
  }
}

/**
 * Plans the code of a payment's address for paper of 58 mm.
 *
 * @returns undefined if the address has more than {@link MAX_URL_BYTES} bytes: then it cannot be printed.
 */
export function planQr(text: string): QrPlan | undefined {
  for (const level of LEVELS) {
    const plan = tryLevel(text, level);
    if (plan) return plan;
  }
  return undefined;
}
