/** An environment variable of a mini-app's server (docs/merchant-server.md, Configuration). */
export interface ServerVariable {
  name: string;
  /** What it is, for `.env.example` and for what to do. */
  what: string;
  example: string;
  /** Whether the server does not start without it. */
  required: boolean;
}

/** Variables that a mini-app needs in production. */
export function serverVariables(name: string): ServerVariable[] {
  return [
    {
      name: 'PUBLIC_URL',
      what: 'address of the mini-app in the browser of buyers, https in production',
      example: `https://${name}.example.ru`,
      required: false,
    },
    {
      name: 'INVOICEBOX_API_URL',
      what: "Invoicebox's API; the simulator's is http://127.0.0.1:4700/v3",
      example: 'https://api.invoicebox.ru/v3',
      required: true,
    },
    {
      name: 'INVOICEBOX_TOKEN',
      what: "token of your account, from Invoicebox's cabinet",
      example: 'b37c4c689295904ed21eee5d9a48d42e',
      required: true,
    },
    {
      name: 'INVOICEBOX_MERCHANT_ID',
      what: "id of your shop, from Invoicebox's cabinet",
      example: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      required: true,
    },
    {
      name: 'INVOICEBOX_SIGNING_KEYS',
      what: 'key of the signature of notifications; two, separated by a space, while it is changed',
      example: 'demo-signing-key',
      required: true,
    },
    {
      name: 'DATABASE_URL',
      what: 'a file, by default in DATA_DIR; or PostgreSQL when there is more than one machine: postgres://user:password@host/database',
      example: `file:/data/${name}.db`,
      required: false,
    },
    {
      name: 'DATA_DIR',
      what: "folder for files of the server, by default the mini-app's own",
      example: '/data',
      required: false,
    },
    {
      name: 'FRAME_ANCESTORS',
      what: "origins that may embed the mini-app beside Invoicebox's own",
      example: 'http://localhost:4700',
      required: false,
    },
    {
      name: 'TILL_OPERATORS',
      what: 'operators of the till with hashes of their PINs; without them there is no till',
      example: '',
      required: false,
    },
  ];
}
