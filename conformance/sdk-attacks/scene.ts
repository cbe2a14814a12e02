/** The origins of a scene. The host and the other two are different sites, as in production. */
export interface Places {
  readonly host: string;
  readonly guest: string;
  /** A different origin than the guest's. */
  readonly attacker: string;
}

/** A page of a scene; its name is that of its script in `pages/`. */
export type PageName = 'host' | 'puppet' | 'guest' | 'raw-host' | 'stranger' | 'escaped';

/** Parameters of every page of a scene, in the query parameter `scene`. */
export interface SceneParameters {
  readonly attack: string;
  /** Identifies this run in the reports. */
  readonly run: string;
  /** Which of the attack's scripts a puppet runs. */
  readonly role?: 'guest' | 'stranger';
  /** The embedding's id, given to the stranger: an attacker is dangerous only if it knows the id. */
  readonly id?: string;
}

/** Asks a window for a report. A string, so that no SDK takes it for a protocol message. */
export const ASK = 'ask';

/** Sent by a stranger when it is done. */
export const DONE = 'done playing';

/** An action that the protocol does not have. It marks the end of an attack. */
export const FENCE = 'fence';

/** The body of a report to the test's server. */
export interface Report<Observation> {
  readonly run: string;
  readonly observation: Observation;
}

/** The URL of a page. @param variant names the set of scripts: the intact SDK, or one without a defence. */
export function pageUrl(origin: string, variant: string, page: PageName, parameters: SceneParameters): string {
  return `${origin}/${variant}/${page}.html?scene=${encodeURIComponent(JSON.stringify(parameters))}`;
}
