import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isDocumentId } from '../documents/ids.ts';
import { LakeError } from '../errors.ts';
import { transact } from '../mutations/transact.ts';
import { readJson } from '../requestBody.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

/**
 * `/v{date}/projects/{project}/datasets/{dataset}/schemas`: the schemas that Sanity's command line deploys, one
 * document for each workspace. The lake does not use them.
 *
 * @see https://www.sanity.io/docs/apis-and-sdks/schema-deployment
 */
export const schemaRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .put('/projects/:project/datasets/:dataset/schemas', putSchemas(lake))
    .get('/projects/:project/datasets/:dataset/schemas', (c) => c.json(listSchemas(open(lake, c))))
    .get('/projects/:project/datasets/:dataset/schemas/:id', getSchema(lake))
    .delete('/projects/:project/datasets/:dataset/schemas/:id', deleteSchema(lake));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;
type Opened = { dataset: Dataset; access: Access };

const schemaType = 'system.schema';
const idPrefix = '_.schemas.';

/** The address names the project, not the client's configuration. */
const open = (lake: LakeContext, c: Context<LakeEnv>): Opened => {
  c.set('project', c.req.param('project') ?? '');
  return lake.open(c);
};

const listSchemas = ({ dataset, access }: Opened): SanityDocument[] =>
  dataset.db
    .prepare('SELECT json FROM documents WHERE type = ? ORDER BY id')
    .all(schemaType)
    .map(({ json }) => JSON.parse(String(json)) as SanityDocument)
    .filter(access.canRead);

const name = z.string().min(1).max(60);
const deployment = z.object({
  schemas: z
    .array(
      z.object({
        workspace: z.object({ name, title: z.string().optional() }),
        version: z.string().optional(),
        tag: name.optional(),
        schema: z.json(),
      }),
    )
    .min(1),
});

/** A workspace's name may have characters that an id may not have. */
const idPart = (text: string): string => text.replaceAll(/[^a-zA-Z0-9_-]/g, '_');

/** PUT: `{schemas: [{workspace, version, tag, schema}]}` replaces the schemas of these workspaces. */
const putSchemas =
  (lake: LakeContext): Handler =>
  async (c) => {
    const { dataset, access } = open(lake, c);
    const { schemas } = await readJson(c.req.raw, deployment);
    const documents = schemas.map(({ schema, ...rest }) => ({
      _id: [`${idPrefix}${idPart(rest.workspace.name)}`, ...(rest.tag ? [idPart(rest.tag)] : [])].join('.'),
      _type: schemaType,
      ...rest,
      schema: JSON.stringify(schema),
    }));
    commit({ dataset, access }, documents, (working) => {
      for (const document of documents) working.asSystem().apply(document._id, { createOrReplace: document });
    });
    return c.json(documents.map(({ _id }) => dataset.get(_id)));
  };

/** GET …/{id}: a list with the schema, empty if it does not exist. */
const getSchema =
  (lake: LakeContext): Handler =>
  (c) =>
    c.json(listSchemas(open(lake, c)).filter(({ _id }) => _id === c.req.param('id')));

/** DELETE …/{id} @throws LakeError 404 if it does not exist. */
const deleteSchema =
  (lake: LakeContext): Handler =>
  (c) => {
    const opened = open(lake, c);
    const id = c.req.param('id') ?? '';
    if (!isDocumentId(id) || !listSchemas(opened).some(({ _id }) => _id === id))
      throw new LakeError(404, `There is no schema "${id}"`, { type: 'notFound' });
    commit(opened, id, (working) => working.asSystem().apply(id, { delete: { id } }));
    return c.json({ deleted: true });
  };

const commit = (
  { dataset, access }: Opened,
  request: unknown,
  work: Parameters<typeof transact<unknown>>[1],
): void => {
  transact({ dataset, access, transactionId: undefined, dryRun: false, request }, work);
};
