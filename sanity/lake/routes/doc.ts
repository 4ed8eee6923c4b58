import { Hono } from 'hono';
import { draftIdOf, publishedIdOf } from '../store/ids.ts';
import type { Access, Dataset, LakeContext, LakeEnv, SanityDocument } from '../types.ts';

type Omitted = { id: string; reason: 'existence' | 'permission' };

const isDocument = (document: SanityDocument | null): document is SanityDocument => document !== null;

/**
 * GET /v{date}/data/doc/{dataset}/{id,id…}: documents by id, as they are, each once, in the order asked for.
 * `excludeContent=true` leaves only the system fields; `includeAllVersions=true` adds each one's draft and versions.
 *
 * @see https://www.sanity.io/docs/http-reference/doc
 */
export const docRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', (c) => {
    const { dataset, access } = lake.open(c);
    const asked = Array.from(new Set(c.req.param('ids').split(',').filter(Boolean)));
    const ids = c.req.query('includeAllVersions') === 'true' ? withVersions(dataset, asked) : asked;
    const documents = ids.map((id) => dataset.get(id)).filter(isDocument);
    const readable = documents.filter((document) => access.canRead(document));
    const seen = new Set(readable.map(({ _id }) => _id));
    const existing = new Set(documents.map(({ _id }) => _id));
    const excludeContent = c.req.query('excludeContent') === 'true';
    return c.json({
      documents: excludeContent ? readable.map(systemFields) : readable,
      omitted: asked
        .filter((id) => !seen.has(id))
        .map((id): Omitted => ({ id, reason: whyOmitted(id, existing, access) })),
    });
  });

/** A stranger who asks for an id with a dot learns nothing of whether there is such a document. */
const whyOmitted = (id: string, existing: Set<string>, { identity }: Access): Omitted['reason'] =>
  existing.has(id) || (identity.kind === 'anonymous' && id.includes('.')) ? 'permission' : 'existence';

const systemFields = ({ _id, _type, _rev, _createdAt, _updatedAt }: SanityDocument) => ({
  _id,
  _type,
  _rev,
  _createdAt,
  _updatedAt,
});

/** Each document, its draft, and its versions in all releases. */
const withVersions = ({ db }: Dataset, ids: string[]): string[] => {
  const versions = db
    .prepare("SELECT id FROM documents WHERE id >= 'versions.' AND id < 'versions/' ORDER BY id")
    .all()
    .map(({ id }) => String(id));
  const versionsOf = Map.groupBy(versions, publishedIdOf);
  const all = ids.map(publishedIdOf).flatMap((id) => [id, draftIdOf(id), ...(versionsOf.get(id) ?? [])]);
  return Array.from(new Set(all));
};
