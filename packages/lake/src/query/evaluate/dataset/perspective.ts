import { LakeError } from '../../../errors.ts';

/**
 * Which of a document's drafts and versions a query sees. The layers of a stack lie over the published documents,
 * unless these are named among them; versions are hidden from whoever speaks an API version that is older than they are.
 */
export type Perspective =
  | { kind: 'raw'; hidesVersions?: true }
  | { kind: 'published' }
  | { kind: 'stack'; layers: string[] };

/** From this API version on there are releases, and a query that names no perspective sees published documents. */
const releasesFrom = '2025-02-19';

const knowsReleases = (apiVersion: string): boolean => {
  const date = apiVersion.replace(/^v/, '');
  return date === 'X' || date >= releasesFrom;
};

/** Every document that the API version knows of. */
export const rawFor = (apiVersion: string): Perspective =>
  knowsReleases(apiVersion) ? { kind: 'raw' } : { kind: 'raw', hidesVersions: true };

const defaultFor = (apiVersion: string): Perspective =>
  knowsReleases(apiVersion) ? { kind: 'published' } : rawFor(apiVersion);

/** Each document is looked for in each of them. */
const maxLayers = 200;

const layerPattern = /^[a-zA-Z0-9_-]+$/;

/**
 * Reads `published`, `drafts` (once `previewDrafts`), `raw`, or the releases of a stack, uppermost first.
 *
 * @param text null where none was asked for.
 * @param apiVersion as in the address: `v2025-02-19`, `vX`.
 * @throws LakeError 400 for what is none of these.
 */
export const readPerspective = (text: string | null, apiVersion: string): Perspective => {
  if (text === null || text === '') return defaultFor(apiVersion);
  const names = text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((name) => name.trim().replace(/^"|"$/g, ''));
  if (names.some((name) => !layerPattern.test(name))) {
    throw new LakeError(400, `Invalid perspective "${text}"`, { type: 'httpBadRequest' });
  }
  if (names.length === 1) {
    if (names[0] === 'raw') return rawFor(apiVersion);
    if (names[0] === 'published') return { kind: 'published' };
  }
  if (names.includes('raw')) {
    throw new LakeError(400, 'The perspective "raw" stands alone', { type: 'httpBadRequest' });
  }
  if (names.length > maxLayers) {
    throw new LakeError(400, `A perspective has at most ${maxLayers} layers`, { type: 'httpBadRequest' });
  }
  return { kind: 'stack', layers: names.map((name) => (name === 'previewDrafts' ? 'drafts' : name)) };
};
