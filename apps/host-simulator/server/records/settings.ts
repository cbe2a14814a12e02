import { counterpartySchema } from '@invoicebox/invoicebox-api/contract';
import { z } from 'zod';

/** A caller of the API, with its tokens. */
const accountSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  tokens: z.array(z.string().min(1)).min(1).describe('Bearer tokens of its API calls; either prefix takes them.'),
  agent: z.boolean().default(false).describe("Whether it may sell in other shops' name."),
});

/** See {@link accountSchema}. */
export type Account = z.output<typeof accountSchema>;

/** A shop of an account, with its signing key. */
const shopSchema = z.object({
  merchantId: z.string().min(1).max(36),
  accountId: z.string(),
  name: z.string().describe('Shown to the buyer on the payment page.'),
  vatNumber: z.string().optional().describe('INN, by which an agent names the seller.'),
  signingKey: z.string().min(1).describe("Key of its notifications' signatures."),
  signatureAlgorithm: z.enum(['sha1', 'sha256']).default('sha1'),
  uniqueMerchantOrderIds: z
    .boolean()
    .default(false)
    .describe('Whether two of its orders may not carry the same `merchantOrderId`; off in production.'),
});

/** See {@link shopSchema}. */
export type Shop = z.output<typeof shopSchema>;

/** A customer who can pay by code. */
const payerSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  vatNumber: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  balance: z.number().int().nonnegative().describe('What can be spent, in kopecks.'),
});

/** See {@link payerSchema}. */
export type Payer = z.output<typeof payerSchema>;

const windowSchema = z.object({ requests: z.number().int().positive(), windowMs: z.number().int().positive() });

/** Rate limits of the API (docs/http-api.md, Limits). */
const limitsSchema = z.object({ enabled: z.boolean(), account: windowSchema, ip: windowSchema });

/** See {@link limitsSchema}. */
export type Limits = z.output<typeof limitsSchema>;

const durationSchema = z.number().int().nonnegative();

/** Durations in milliseconds, by the simulator's clock unless noted. */
const durationsSchema = z.object({
  hold: durationSchema.describe('A guaranteed payment runs out after so long.'),
  code: durationSchema.describe('A payment code is good for so long.'),
  closingDocuments: durationSchema.describe('From a shipment to its documents.'),
  refund: durationSchema.describe('From a refund to the money being back.'),
  notificationAnswer: durationSchema.describe("What a merchant has to answer, in the machine's own time."),
});

/**
 * Shapes of the API's answers: everything that is promised, or only what Invoicebox documents and as its samples have it
 * (docs/simulator.md, Answers).
 */
export const ANSWER_SHAPES = ['full', 'minimal'] as const;

/** Settings of the simulated Invoicebox (docs/simulator.md, Settings). */
export const settingsSchema = z.object({
  answers: z.enum(ANSWER_SHAPES).default('full'),
  accounts: z.array(accountSchema),
  shops: z.array(shopSchema),
  payers: z.array(payerSchema),
  counterparties: z.array(counterpartySchema),
  limits: limitsSchema,
  durations: durationsSchema,
});

/** See {@link settingsSchema}. */
export type Settings = z.output<typeof settingsSchema>;

/** A change of settings: lists are replaced, limits and durations are merged. */
export const settingsChangeSchema = settingsSchema
  .extend({
    answers: z.enum(ANSWER_SHAPES),
    limits: limitsSchema.partial(),
    durations: durationsSchema.partial(),
  })
  .partial();

/** See {@link settingsChangeSchema}. */
export type SettingsChange = z.output<typeof settingsChangeSchema>;

function withoutUndefined<Value extends object>(value: Value | undefined): Partial<Value> {
  const given = Object.entries(value ?? {}).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given) as Partial<Value>;
}

/** Settings with a change applied. */
export function changedSettings(settings: Settings, { limits, durations, ...lists }: SettingsChange): Settings {
  return {
    ...settings,
    ...withoutUndefined(lists),
    limits: { ...settings.limits, ...withoutUndefined(limits) },
    durations: { ...settings.durations, ...withoutUndefined(durations) },
  } as Settings;
}
