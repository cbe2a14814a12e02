// Checks the import graph against docs/architecture.md, Imports: allowed directions, and no cycles between folders.
import { dirname } from 'node:path';

/** @typedef {import('./module-graph.mjs').Import} Import */

/**
 * Files that match `from` must not import what matches `to`, except what matches `unless`.
 *
 * @typedef {{ why: string, from: RegExp, to: RegExp, unless?: RegExp }} Rule
 */

const SERVER_ONLY = /^(node:|hono|pino|zod|pg|ws|@libsql\/|@hono\/)/;

/** The pages of an app: its own, the till, and the side pages. */
const PAGE = /^apps\/[^/]+\/(page|till|[^/]+\/page)\//;
const NO_PAGE = /^apps\/[^/]+\/(?!page\/|till\/|[^/]+\/page\/)/;

/** @type {Rule[]} */
const RULES = [
  { why: 'a package never imports an app', from: /^packages\//, to: /^apps\// },
  {
    why: 'the SDK stands on nothing else',
    from: /^packages\/mini-app-sdk\/src\//,
    to: /^packages\/(?!mini-app-sdk\/)/,
  },
  {
    why: 'the HTTP contract stands on nothing else',
    from: /^packages\/invoicebox-api\//,
    to: /^packages\/(?!invoicebox-api\/)/,
  },
  {
    why: 'the command line knows the manifest alone',
    from: /^packages\/mini-app-cli\/src\//,
    to: /^packages\/(?!mini-app-cli\/|invoicebox-api\/src\/manifest\/)/,
  },
  {
    why: 'the UI kit knows no server',
    from: /^packages\/mini-app-ui\//,
    to: /^packages\/(merchant-server|mini-app-kit|invoicebox-api)\//,
  },
  {
    why: 'a merchant server runs in Node only and has no look',
    from: /^packages\/merchant-server\//,
    to: /^packages\/mini-app-(ui|kit)\/|^(preact|@preact)/,
  },
  {
    why: "the types of the page's API stand on nothing else",
    from: /^packages\/merchant-server\/src\/page-api\//,
    to: /^(?!packages\/merchant-server\/src\/page-api\/)/,
  },
  {
    why: "the kit knows a server by the types of its page's API alone",
    from: /^packages\/mini-app-kit\//,
    to: /^packages\/(merchant-server|invoicebox-api)\//,
    unless: /^packages\/(merchant-server\/src\/page-api|invoicebox-api\/src\/money)\//,
  },
  {
    why: 'a page runs in browsers',
    from: /^packages\/mini-app-(kit|ui)\/src\//,
    to: SERVER_ONLY,
  },
  {
    why: "the merchant server's client needs no framework",
    from: /^packages\/mini-app-kit\/src\/client\//,
    to: /^packages\/mini-app-(ui|sdk|kit\/src\/(?!client\/))|^(preact|@preact)/,
  },
  {
    why: 'what servers use of the kit needs no page',
    from: /^packages\/mini-app-kit\/src\/(geo|search)\//,
    to: /^packages\/mini-app-kit\/src\/(?!geo\/|search\/)|^packages\/mini-app-(ui|sdk)\/|^(preact|@preact|leaflet)/,
  },
  {
    why: 'a server uses the parts of the kit that need no page',
    from: /^apps\/[^/]+\/(?!page\/|till\/|[^/]+\/page\/)/,
    to: /^packages\/mini-app-(ui\/|kit\/src\/(?!geo\/|search\/))|^leaflet/,
  },
  {
    why: 'Leaflet comes with a map only',
    from: /^packages\/mini-app-kit\/src\/(?!map\/)/,
    to: /^leaflet|^packages\/mini-app-kit\/src\/map\//,
  },
  {
    why: 'the guest never imports the host',
    from: /^packages\/mini-app-sdk\/src\/(guest|protocol|metadata)\//,
    to: /^packages\/mini-app-sdk\/src\/host\//,
  },
  {
    why: 'the guest has no dependencies at run time; the schemas stand on zod',
    from: /^packages\/mini-app-sdk\/src\/(guest|protocol(?!\/index\.ts|\/schema\/)|metadata)\//,
    to: /^(zod|preact|@preact)|^packages\/mini-app-sdk\/src\/protocol\/(index\.ts|schema\/)/,
  },
  { why: 'a page never imports a server', from: PAGE, to: /^apps\/[^/]+\/server\/|^node:/ },
  {
    why: 'a page uses the parts of the packages that are for pages',
    from: PAGE,
    to: /^packages\/(merchant-server\/src\/(?!page-api\/)|invoicebox-api\/src\/(?!money\/))/,
  },
  { why: 'a server never imports a page', from: NO_PAGE, to: PAGE },
  {
    why: 'the simulator and the merchants meet on the wire alone',
    from: /^apps\/host-simulator\//,
    to: /^packages\/(merchant-server|mini-app-kit)\//,
  },
];

/**
 * Imports that break a rule, and imports between apps.
 *
 * @param {readonly Import[]} imports
 * @returns {string[]} one message for each.
 */
export function wrongDirections(imports) {
  const appOf = (/** @type {string} */ path) => /^apps\/([^/]+)\//.exec(path)?.[1];
  return imports.flatMap(({ from, to }) => {
    const broken = RULES.filter((rule) => rule.from.test(from) && rule.to.test(to) && !rule.unless?.test(to));
    const reasons = broken.map(({ why }) => why);
    if (appOf(from) && appOf(to) && appOf(from) !== appOf(to)) reasons.push('apps never import each other');
    return reasons.map((why) => `${from} imports ${to}: ${why} (docs/architecture.md, Imports)`);
  });
}

/**
 * The two sibling folders that an import connects, i.e. the folders directly below the deepest common parent.
 *
 * @param {Import} edge
 */
function siblingsOf({ from, to }) {
  const [a, b] = [dirname(from).split('/'), dirname(to).split('/')];
  const depth = a.findIndex((name, index) => name !== b[index]);
  const isBelowBoth = depth >= 0 && depth < a.length && depth < b.length;
  if (!isBelowBoth) return undefined;
  return { from: a.slice(0, depth + 1).join('/'), to: b.slice(0, depth + 1).join('/') };
}

/**
 * Import cycles between sibling folders, at any level (Tarjan's strongly connected components).
 *
 * @param {readonly Import[]} imports
 * @returns {string[]} one message for each, with an import for every step.
 */
export function folderCycles(imports) {
  /** @type {Map<string, Map<string, Import>>} */
  const edges = new Map();
  for (const edge of imports) {
    const siblings = /\.tsx?$/.test(edge.to) ? siblingsOf(edge) : undefined;
    if (!siblings) continue;
    const targets = edges.get(siblings.from) ?? new Map();
    if (!targets.has(siblings.to)) targets.set(siblings.to, edge);
    edges.set(siblings.from, targets);
  }
  return componentsOf(edges).map((folders) => {
    const inside = new Set(folders);
    const steps = folders.flatMap((folder) =>
      [...(edges.get(folder) ?? [])].filter(([to]) => inside.has(to)).map(([, { from, to }]) => `  ${from} → ${to}`),
    );
    return `${folders.sort().join(', ')} form a cycle:\n${steps.join('\n')}`;
  });
}

/**
 * @param {ReadonlyMap<string, ReadonlyMap<string, unknown>>} edges
 * @returns {string[][]} components of more than one node.
 */
function componentsOf(edges) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const components = [];
  const visit = (/** @type {string} */ node) => {
    order.set(node, order.size);
    let low = order.size - 1;
    stack.push(node);
    for (const next of edges.get(node)?.keys() ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === order.get(node)) {
      const component = stack.splice(stack.indexOf(node));
      if (component.length > 1) components.push(component);
    }
    return low;
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return components;
}
