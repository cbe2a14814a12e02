import { z } from 'zod';

/** Name of the file in a mini-app's folder. */
export const MANIFEST_FILE = 'mini-app.json';

/** The kinds of orders that a mini-app takes: orders of its own, extras to a main order (docs/protocol.md). */
export const MINI_APP_KINDS = ['order', 'suborder'] as const;

const titleSchema = z.looseObject({ ru: z.string().min(1), en: z.string().min(1) });

const sidePageSchema = z.looseObject({
  /** Its address is `/<path>`, and its source `<path>/page/index.html`. */
  path: z.string().regex(/^[a-z][a-z0-9-]*$/, 'Expected lower-case letters, digits and hyphens: forecourt.'),
  title: titleSchema,
});

/** Schema of `mini-app.json`. Unknown fields are kept. */
export const manifestSchema = z.looseObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Expected lower-case letters, digits and hyphens: car-wash.'),
  title: titleSchema,
  /** One sentence for the simulator's first page. */
  description: titleSchema.optional(),
  /** The server's port, unless the environment sets another. */
  port: z.int().min(1).max(65_535),
  kinds: z.array(z.enum(MINI_APP_KINDS)).min(1),
  /** Whether it has a cashier's page, `till/index.html`. */
  till: z.boolean().default(false),
  /** Pages beside the mini-app and the till. */
  sidePages: z.array(sidePageSchema).default([]),
  /** Paths of the server beside its usual ones, for the development server. */
  serverPaths: z.array(z.string().regex(/^\/[^?#\s]*[^?#\s/]$/, 'Expected a path: /exports.')).default([]),
  /** Limit of the scripts that the page loads first, in bytes after brotli, with its reason. */
  firstScripts: z.looseObject({ maxBytes: z.int().min(1), why: z.string().min(1) }).optional(),
});

/** A mini-app's manifest, with defaults. */
export type MiniAppManifest = z.infer<typeof manifestSchema>;

/** The smallest valid manifest, for error messages. */
export const EXAMPLE_MANIFEST =
  '{ "name": "car-wash", "title": { "ru": "Автомойка", "en": "Car wash" }, "port": 4705, "kinds": ["order"] }';
