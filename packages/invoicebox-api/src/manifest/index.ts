/** The manifest of a mini-app, `mini-app.json`. For Node. */
export { type FoundManifests, type FoundMiniApp, findManifests } from './find-manifests.js';
export { MANIFEST_FILE, MINI_APP_KINDS, type MiniAppManifest, manifestSchema } from './manifest.js';
export { ManifestError, type ManifestProblem } from './manifest-error.js';
export { type OtherMiniApp, readOtherMiniApps } from './other-mini-apps.js';
export { portVariableOf } from './port-variable.js';
export { readManifest } from './read-manifest.js';
