import { releasesFrom } from '../../../apiVersion.ts';
import { LakeError } from '../../../errors.ts';

/**
 * The drafts and versions that a query sees. In a stack the first layer that has a document wins; published documents
 * are the last layer unless they are listed. API versions older than releases do not see versions.
 */
export type Perspective =
  | { kind: 'raw'; hidesVersions?: true }
  | { kind: 'published' }
  | { kind: 'stack'; layers: string[] };

const knowsReleases = (apiVersion: string): boolean => {
  const date = apiVersion.replace(/^v/, '');
  return date === 'X' || date >= releasesFrom;
};

/** All documents, without versions for an API version that is older than releases. */
export const rawFor = (apiVersion: string): Perspective =>
  knowsReleases(apiVersion) ? { kind: 'raw' } : { kind: 'raw', hidesVersions: true };

const defaultFor = (apiVersion: string): Perspective =>
  knowsReleases(apiVersion) ? { kind: 'published' } : rawFor(apiVersion);

/** Finding a document may take a lookup in each layer. */
const maxLayers = 200;

const layerPattern = /^[a-zA-Z0-9_-]+$/;

/**
 * Reads `published`, `drafts` (formerly `previewDrafts`), `raw`, or the layers of a stack, top layer first.
 *
 * @param text null if the request has none.
 * @param apiVersion as in the URL: `v` and a date, or `vX`.
 * @throws LakeError 400 for any other text.
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
    throw new LakeError(400, 'The perspective "raw" cannot be combined with others', {
      type: 'httpBadRequest',
    });
  }
  if (names.length > maxLayers) {
    throw new LakeError(400, `A perspective may have at most ${maxLayers} layers`, {
      type: 'httpBadRequest',
    });
  }
  return { kind: 'stack', layers: names.map((name) => (name === 'previewDrafts' ? 'drafts' : name)) };
};
