/** The origins of a scene. The host and the others are different sites, as in production. */
export interface Places {
  readonly host: string;
  readonly guest: string;
  /** Another origin than the guest's. */
  readonly attacker: string;
}

/** A page that takes part: what it runs follows from its name. */
export type PageName = 'host' | 'puppet' | 'guest' | 'raw-host' | 'stranger' | 'escaped';

/** Parameters of every page of a scene, in the query parameter `scene`. */
export interface SceneParameters {
  readonly attack: string;
  /** Names this run in the reports. */
  readonly run: string;
  /** Which of the attack's scripts a puppet plays. */
  readonly role?: 'guest' | 'stranger';
  /** The embedding's id, given to the stranger: only an attacker who knows the id is dangerous. */
  readonly id?: string;
}

/** A window asks for something by such a text: no message of the protocol, so nobody takes it for one. */
export const ASK = 'ask';

/** What a stranger says when it has played its part. */
export const DONE = 'done playing';

/** A message that no protocol knows; it marks the end of an attack for the page that hears it. */
export const FENCE = 'fence';

/** What a page sends to the test's server. */
export interface Report<Observation> {
  readonly run: string;
  readonly observation: Observation;
}

/** The first part of each address: which bundle is served. */
export function pageUrl(origin: string, variant: string, page: PageName, parameters: SceneParameters): string {
  return `${origin}/${variant}/${page}.html?scene=${encodeURIComponent(JSON.stringify(parameters))}`;
}
