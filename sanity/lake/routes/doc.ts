import { Hono } from 'hono';
import type { Access, LakeContext, LakeEnv, SanityDocument } from '../types.ts';

type Omitted = { id: string; reason: 'existence' | 'permission' };

const isDocument = (document: SanityDocument | null): document is SanityDocument => document !== null;

/**
 * GET /v{date}/data/doc/{dataset}/{id,id…}: documents by id, as they are, in the order asked for.
 * `excludeContent=true` leaves only the system fields.
 *
 * @see https://www.sanity.io/docs/http-reference/doc
 */
export const docRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', (c) => {
    const { dataset, access } = lake.open(c);
    const ids = c.req.param('ids').split(',').filter(Boolean);
    const documents = ids.map((id) => dataset.get(id)).filter(isDocument);
    const readable = documents.filter((document) => access.canRead(document));
    const seen = new Set(readable.map(({ _id }) => _id));
    const excludeContent = c.req.query('excludeContent') === 'true';
    return c.json({
      documents: excludeContent ? readable.map(systemFields) : readable,
      omitted: ids
        .filter((id) => !seen.has(id))
        .map((id): Omitted => ({ id, reason: whyOmitted(id, documents, access) })),
    });
  });

/** A stranger who asks for an id with a dot learns nothing of whether there is such a document. */
const whyOmitted = (id: string, documents: SanityDocument[], { identity }: Access): Omitted['reason'] =>
  documents.some(({ _id }) => _id === id) || (identity.kind === 'anonymous' && id.includes('.'))
    ? 'permission'
    : 'existence';

const systemFields = ({ _id, _type, _rev, _createdAt, _updatedAt }: SanityDocument) => ({
  _id,
  _type,
  _rev,
  _createdAt,
  _updatedAt,
});
