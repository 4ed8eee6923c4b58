import { LakeError } from '../errors.ts';

/** Which of a document's drafts and versions a query sees. The layers of a stack lie over the published documents. */
export type Perspective = { kind: 'raw' } | { kind: 'published' } | { kind: 'stack'; layers: string[] };

/** From this API version on a query that names no perspective sees published documents. */
const publishedByDefaultFrom = '2025-02-19';

const defaultFor = (apiVersion: string): Perspective => {
  const date = apiVersion.replace(/^v/, '');
  return date === 'X' || date >= publishedByDefaultFrom ? { kind: 'published' } : { kind: 'raw' };
};

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
    if (names[0] === 'raw') return { kind: 'raw' };
    if (names[0] === 'published') return { kind: 'published' };
  }
  if (names.includes('raw')) {
    throw new LakeError(400, 'The perspective "raw" stands alone', { type: 'httpBadRequest' });
  }
  const layers = names.filter((name) => name !== 'published');
  return { kind: 'stack', layers: layers.map((name) => (name === 'previewDrafts' ? 'drafts' : name)) };
};
