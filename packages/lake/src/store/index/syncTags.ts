import { createHash } from 'node:crypto';
import { isDraftId, isVersionId, publishedIdOf } from '../../documents/ids.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { attributesOf, type Scalar } from './attributesOf.ts';

/**
 * The documents that a tag covers. Queries in the published perspective depend only on the layer `published`, so
 * editing a draft invalidates no cached result of published documents.
 */
export type TagLayer = 'published' | 'versions';

/** A dependency before it is hashed: on a document, a reference, a value of an attribute, or all documents. */
export type Dependency =
  | { kind: 'id'; id: string }
  | { kind: 'reference'; id: string }
  | { kind: 'attribute'; path: string; value: Scalar }
  | { kind: 'everything' };

const bytesOfHash = 9;

/** A tag of the Live Content API. Its hash is short. A collision causes an unnecessary refresh, never a missing one. */
export const tagOf = (layer: TagLayer, dependency: Dependency): string => {
  const text = JSON.stringify([layer, ...Object.values(dependency)]);
  const hash = createHash('sha256').update(text).digest().subarray(0, bytesOfHash).toString('base64url');
  return `s1:${hash}`;
};

const dependenciesOn = (document: SanityDocument): Dependency[] => [
  { kind: 'everything' },
  { kind: 'id', id: publishedIdOf(document._id) },
  ...attributesOf(document).filter((attribute) => attribute.kind !== 'long'),
];

/** The tags of all queries whose answer may change when a document changes between two states. */
export const documentTags = (before: SanityDocument | null, after: SanityDocument | null): string[] => {
  const tags = new Set<string>();
  for (const document of [before, after]) {
    if (!document) continue;
    const layer = isDraftId(document._id) || isVersionId(document._id) ? 'versions' : 'published';
    for (const dependency of dependenciesOn(document)) tags.add(tagOf(layer, dependency));
  }
  return Array.from(tags);
};
