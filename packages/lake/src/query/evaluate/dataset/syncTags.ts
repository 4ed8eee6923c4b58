import { createHash } from 'node:crypto';
import { isDraftId, isVersionId, publishedIdOf } from '../../../documents/ids.ts';
import { attributesOf, type Scalar } from '../../../store/index/attributesOf.ts';
import type { SanityDocument } from '../../../types.ts';
import type { Condition } from '../../plan/planFilter.ts';

/**
 * What a query may depend on. Queries of the published perspective ask for `published` alone, so that
 * an edit of a draft invalidates no reader's page.
 */
export type Realm = 'published' | 'versions';

/** A dependency before it is hashed: on a document, an attribute's value, a type, or everything. */
export type Dependency =
  | { kind: 'id'; id: string }
  | { kind: 'reference'; id: string }
  | { kind: 'attribute'; path: string; value: Scalar }
  | { kind: 'everything' };

const bytesOfHash = 9;

/** A tag of the Live Content API. Short hashes may collide: then something is refreshed in vain. */
export const tagOf = (realm: Realm, dependency: Dependency): string => {
  const text = JSON.stringify([realm, ...Object.values(dependency)]);
  const hash = createHash('sha256').update(text).digest().subarray(0, bytesOfHash).toString('base64url');
  return `s1:${hash}`;
};

/**
 * What an answer depends on that was narrowed by a condition: on every document that met it before or meets it
 * later. Of conditions that hold together the narrowest known one is enough.
 */
export const dependenciesOf = (condition: Condition | null): Dependency[] =>
  (condition && narrowed(condition)) ?? [{ kind: 'everything' }];

const narrowed = (condition: Condition): Dependency[] | null => {
  switch (condition.kind) {
    case 'values':
      return condition.values.map((value) => ({ kind: 'attribute', path: condition.path, value }));
    case 'ids':
    case 'versions':
      return condition.ids.map((id) => ({ kind: 'id', id: publishedIdOf(id) }));
    case 'references':
      return condition.ids.map((id) => ({ kind: 'reference', id }));
    case 'range':
    case 'instant':
    case 'without':
    case 'targets':
    case 'idPrefix':
    case 'release':
    case 'text':
      return null;
    case 'or': {
      const parts = condition.parts.map(narrowed);
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'and':
      return narrowest(condition.parts.map(narrowed).filter((part) => part !== null));
  }
};

/** Few dependencies rather than many, and the type only where there is nothing else. */
const narrowest = (choices: Dependency[][]): Dependency[] | null => {
  const cost = (choice: Dependency[]): number =>
    choice.some((part) => part.kind === 'attribute' && part.path === '_type')
      ? Number.MAX_SAFE_INTEGER
      : choice.length;
  return choices.sort((a, b) => cost(a) - cost(b))[0] ?? null;
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
    const realm = isDraftId(document._id) || isVersionId(document._id) ? 'versions' : 'published';
    for (const dependency of dependenciesOn(document)) tags.add(tagOf(realm, dependency));
  }
  return Array.from(tags);
};
