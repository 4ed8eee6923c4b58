import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireAdministrator, requireIdentity } from '../../accounts/require.ts';
import { LakeError } from '../../errors.ts';
import { maxBodyBytes, parseBody, readBody } from '../../requestBody.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { aclModeFor, addDataset, commentsSuffix, isForComments } from './commentsDataset.ts';
import { projectOf } from './projects.ts';

/** The datasets of a project, and the caller's grants. */
export const datasetRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/projects/:project/datasets/:dataset/acl', datasetAcl(context))
    .get('/projects/:project/datasets', listDatasets(context))
    .get('/datasets', listDatasets(context))
    .on(
      ['PUT', 'POST'],
      ['/projects/:project/datasets/:dataset', '/datasets/:dataset'],
      createDataset(context),
    )
    .on('PATCH', ['/projects/:project/datasets/:dataset', '/datasets/:dataset'], editDataset(context))
    .on('DELETE', ['/projects/:project/datasets/:dataset', '/datasets/:dataset'], deleteDataset(context))
    .post('/comments/:dataset/setup', setUpComments(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** GET /v{date}/projects/{project}/datasets/{dataset}/acl: the caller's grants, which Studio evaluates to enable its buttons. */
const datasetAcl =
  (context: LakeContext): Handler =>
  (c) => {
    const project = projectOf(context, c);
    const dataset = findDataset(context, project, c.req.param('dataset') ?? '');
    return c.json(context.accounts.access.grantsFor(context.identify(c.req.raw), dataset));
  };

const findDataset = ({ datasets }: LakeContext, project: string, name: string): Dataset => {
  const dataset = datasets.find(project, name);
  if (dataset) return dataset;
  throw new LakeError(404, `Dataset "${name}" not found for project ID "${project}"`, { type: 'notFound' });
};

/** Whether the lake was started with this dataset. */
const isDefault = ({ options }: LakeContext, project: string, name: string): boolean =>
  project === options.project && name === options.dataset;

const describeDataset = ({ name, aclMode }: Pick<Dataset, 'name' | 'aclMode'>) => {
  const isComments = isForComments(name);
  return {
    name,
    aclMode,
    datasetProfile: isComments ? 'comments' : 'content',
    addonFor: isComments ? name.slice(0, -commentsSuffix.length) : null,
    features: [],
    tags: [],
  };
};

/** GET /v{date}/projects/{project}/datasets, also `?datasetProfile=comments&addonFor=…`. */
const listDatasets =
  (context: LakeContext): Handler =>
  (c) => {
    const { datasetProfile, addonFor } = c.req.query();
    const datasets = context.datasets.list(projectOf(context, c)).map(describeDataset);
    return c.json(
      datasets.filter(
        (dataset) =>
          (datasetProfile === undefined || dataset.datasetProfile === datasetProfile) &&
          (addonFor === undefined || dataset.addonFor === addonFor),
      ),
    );
  };

const datasetSettings = z.object({ aclMode: z.enum(['public', 'private', 'custom']).optional() });

/** @param current of an existing dataset, which keeps it without `aclMode`. */
const readAclMode = async (
  { req }: Context<LakeEnv>,
  name: string,
  current?: Dataset['aclMode'],
): Promise<Dataset['aclMode']> => {
  const { aclMode } = parseBody((await readBody(req.raw, maxBodyBytes)) || '{}', datasetSettings);
  return aclModeFor(name, aclMode ?? current);
};

/**
 * PUT, POST /v{date}/projects/{project}/datasets/{dataset}: `{aclMode}`, public by default, for comments private.
 * Administrators only.
 */
const createDataset =
  (context: LakeContext): Handler =>
  async (c) => {
    const project = projectOf(context, c);
    requireAdministrator(context, c.req.raw);
    const name = c.req.param('dataset') ?? '';
    const aclMode = await readAclMode(c, name);
    requireAdministrator(context, c.req.raw);
    const dataset = addDataset(context.datasets, project, name, aclMode);
    return c.json({ datasetName: dataset.name, ...describeDataset(dataset) });
  };

/** PATCH /v{date}/projects/{project}/datasets/{dataset}: `{aclMode}`. Administrators only. */
const editDataset =
  (context: LakeContext): Handler =>
  async (c) => {
    const project = projectOf(context, c);
    requireAdministrator(context, c.req.raw);
    const dataset = findDataset(context, project, c.req.param('dataset') ?? '');
    const aclMode = await readAclMode(c, dataset.name, dataset.aclMode);
    // Again: the body may arrive for a minute.
    requireAdministrator(context, c.req.raw);
    const { visibility } = context.options;
    if (visibility && aclMode !== visibility && isDefault(context, project, dataset.name)) {
      throw new LakeError(
        403,
        `"${dataset.name}" is ${visibility} because this lake was started with the option visibility. Change it there.`,
        { type: 'forbidden' },
      );
    }
    dataset.setAclMode(aclMode);
    context.accounts.changes.notify();
    return c.json({ datasetName: dataset.name, ...describeDataset(dataset) });
  };

/** DELETE /v{date}/projects/{project}/datasets/{dataset}, with everything in it. Administrators only. */
const deleteDataset =
  (context: LakeContext): Handler =>
  (c) => {
    const project = projectOf(context, c);
    requireAdministrator(context, c.req.raw);
    const { name } = findDataset(context, project, c.req.param('dataset') ?? '');
    if (isDefault(context, project, name)) {
      throw new LakeError(
        400,
        `"${name}" is the dataset that this lake was started with. It cannot be deleted.`,
      );
    }
    context.datasets.remove(project, name);
    return c.json({ deleted: true });
  };

/** A sample document: a caller who may create it may create the dataset. */
const comment = { _id: 'comment', _type: 'comment', _rev: '', _createdAt: '', _updatedAt: '' };

/**
 * POST /v{date}/comments/{dataset}/setup: creates the private dataset for Studio's comments and tasks. A dataset has one
 * at most, and that has none.
 */
const setUpComments =
  (context: LakeContext): Handler =>
  (c) => {
    requireIdentity(context.identify(c.req.raw));
    const { dataset, access } = context.open(c);
    if (isForComments(dataset.name))
      throw new LakeError(
        400,
        `"${dataset.name}" is itself for comments. Set up those of a dataset of content.`,
      );
    if (!access.canCreate(comment))
      throw new LakeError(403, 'Your role may not comment', { type: 'forbidden' });
    const name = `${dataset.name}${commentsSuffix}`;
    const existing = context.datasets.find(dataset.project, name);
    const { name: datasetName } = existing ?? context.datasets.create(dataset.project, name, 'private');
    return c.json({ datasetName });
  };
