import { type Context, Hono } from 'hono';
import { requireIdentity } from '../../accounts/require.ts';
import { foreignTarget } from '../../store/database/links.ts';
import type { Dataset } from '../../types/datasets.ts';
import { isForComments } from '../access/commentsDataset.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

type Reference = { projectId: string; datasetName: string; documentId: string };

/**
 * GET /v{date}/data/references/{dataset}/documents/{id}/to: the documents that refer to one and that the caller may
 * read, in its dataset and in all others of the lake. `excludeInternalReferences=true` leaves out its own dataset.
 * Comments and tasks are left out: they are about the document but do not need it.
 */
export const referenceRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().get('/data/references/:dataset/documents/:id/to', (c) => {
    requireIdentity(lake.identify(c.req.raw));
    const { dataset } = lake.open(c);
    const id = c.req.param('id');
    const references = [
      ...(c.req.query('excludeInternalReferences') === 'true' ? [] : referrers(lake, c, dataset, id)),
      ...othersOf(lake, dataset).flatMap((other) =>
        referrers(lake, c, other, foreignTarget(dataset.project, dataset.name, id)),
      ),
    ];
    return c.json({ totalCount: references.length, references });
  });

const othersOf = ({ datasets }: LakeContext, dataset: Dataset): Dataset[] =>
  datasets
    .listProjects()
    .flatMap((project) => datasets.list(project))
    .filter((other) => other !== dataset && !isForComments(other.name));

const referrers = (
  { accounts, identify }: LakeContext,
  c: Context<LakeEnv>,
  dataset: Dataset,
  target: string,
): Reference[] => {
  const access = accounts.access.accessFor(identify(c.req.raw), dataset);
  return dataset.db
    .prepare('SELECT source FROM links WHERE target = ? ORDER BY source')
    .all(target)
    .map(({ source }) => String(source))
    .filter((source) => {
      const document = dataset.get(source);
      return document !== null && access.canRead(document);
    })
    .map((documentId) => ({ projectId: dataset.project, datasetName: dataset.name, documentId }));
};
