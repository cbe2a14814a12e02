/** A mini-app that runs elsewhere. */
export interface OtherMiniApp {
  name: string;
  /** URL of its page. */
  url: string;
}

/**
 * Reads `MINI_APPS`: `name=url,...`.
 *
 * @throws Error that names the entry that is wrong.
 */
export function readOtherMiniApps(text: string): OtherMiniApp[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, name = '', url = ''] = /^([^=]+)=(.+)$/.exec(entry) ?? [];
    const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    if (isWeb) return { name, url };
    throw new Error(`MINI_APPS has «${entry}»: expected name=url, e.g. car-wash=http://127.0.0.1:4705/.`);
  });
}
