import { createHash } from 'node:crypto';
import { isDraftId, isVersionId, publishedIdOf } from '../../documents/ids.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { attributesOf, type Scalar } from './attributesOf.ts';

/**
 * What a query may depend on. Queries of the published perspective ask for `published` alone, so that
 * an edit of a draft invalidates no reader's page.
 */
export type TagLayer = 'published' | 'versions';

/** A dependency before it is hashed: on a document, an attribute's value, a type, or everything. */
export type Dependency =
  | { kind: 'id'; id: string }
  | { kind: 'reference'; id: string }
  | { kind: 'attribute'; path: string; value: Scalar }
  | { kind: 'everything' };

const bytesOfHash = 9;

/** A tag of the Live Content API. Short hashes may collide: then something is refreshed in vain. */
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

/** The tags of all queries that may have a new answer after a document went from one state to the other. */
export const documentTags = (before: SanityDocument | null, after: SanityDocument | null): string[] => {
  const tags = new Set<string>();
  for (const document of [before, after]) {
    if (!document) continue;
    const layer = isDraftId(document._id) || isVersionId(document._id) ? 'versions' : 'published';
    for (const dependency of dependenciesOn(document)) tags.add(tagOf(layer, dependency));
  }
  return Array.from(tags);
};
