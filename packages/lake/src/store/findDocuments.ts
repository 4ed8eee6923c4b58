import { draftIdOf, publishedIdOf } from '../documents/ids.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';

type Omitted = { id: string; reason: 'existence' | 'permission' };

export type Asked = {
  /** Ids separated by commas. */
  ids: string;
  /** Also returns the draft and the versions of each document. */
  includeAllVersions: boolean;
  /** Returns only the system fields. */
  excludeContent: boolean;
};

const isDocument = (document: SanityDocument | null): document is SanityDocument => document !== null;

/** Finds stored documents by id, without duplicates, in the order of the ids, if the caller may read them. */
export const findDocuments = (
  dataset: Pick<Dataset, 'db' | 'get'>,
  access: Pick<Access, 'canRead' | 'identity'>,
  { ids: asked, includeAllVersions, excludeContent }: Asked,
): { documents: Partial<SanityDocument>[]; omitted: Omitted[] } => {
  const askedIds = idsIn(asked);
  const ids = includeAllVersions ? withVersions(dataset, askedIds) : askedIds;
  const documents = ids.map((id) => dataset.get(id)).filter(isDocument);
  const readable = documents.filter((document) => access.canRead(document));
  const seen = new Set(readable.map(({ _id }) => _id));
  const existing = new Set(documents.map(({ _id }) => _id));
  return {
    documents: excludeContent ? readable.map(systemFields) : readable,
    omitted: askedIds
      .filter((id) => !seen.has(id))
      .map((id): Omitted => ({ id, reason: whyOmitted(id, existing, access) })),
  };
};

const idsIn = (asked: string): string[] => Array.from(new Set(asked.split(',').filter(Boolean)));

/** More ids, or documents of more bytes, are not read on the main thread. */
const maxSmallIds = 200;
const maxSmallBytes = 1_000_000;

/** Whether a read is so small that it does not delay others. */
export const isSmallRead = (
  dataset: Pick<Dataset, 'db'>,
  { ids: asked, includeAllVersions }: Asked,
): boolean => {
  const ids = idsIn(asked);
  if (ids.length > maxSmallIds) return false;
  const size = dataset.db
    .prepare(
      'SELECT sum(octet_length(json)) AS bytes FROM documents WHERE id IN (SELECT value FROM json_each(?))',
    )
    .get(JSON.stringify(includeAllVersions ? withVersions(dataset, ids) : ids));
  return Number(size?.bytes ?? 0) <= maxSmallBytes;
};

/** The reason for an omitted id. For an id with a dot, an anonymous client cannot tell whether the document exists. */
const whyOmitted = (
  id: string,
  existing: Set<string>,
  { identity }: Pick<Access, 'identity'>,
): Omitted['reason'] =>
  existing.has(id) || (identity.kind === 'anonymous' && id.includes('.')) ? 'permission' : 'existence';

const systemFields = ({ _id, _type, _rev, _createdAt, _updatedAt }: SanityDocument) => ({
  _id,
  _type,
  _rev,
  _createdAt,
  _updatedAt,
});

/** Each document, its draft, and its versions in all releases. */
const withVersions = ({ db }: Pick<Dataset, 'db'>, ids: string[]): string[] => {
  const versions = db
    .prepare("SELECT id FROM documents WHERE id >= 'versions.' AND id < 'versions/' ORDER BY id")
    .all()
    .map(({ id }) => String(id));
  const versionsOf = Map.groupBy(versions, publishedIdOf);
  const all = ids.map(publishedIdOf).flatMap((id) => [id, draftIdOf(id), ...(versionsOf.get(id) ?? [])]);
  return Array.from(new Set(all));
};
