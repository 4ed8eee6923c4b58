import { statSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireAdministrator, requireIdentity } from '../../accounts/require.ts';
import { listTokens } from '../../accounts/tokens.ts';
import { listUsers } from '../../accounts/users.ts';
import { defaultDataset } from '../../defaults.ts';
import { LakeError } from '../../errors.ts';
import { maxBodyBytes, parseBody, readBody, readJson } from '../../requestBody.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

/** Projects, their datasets, and the caller's grants. */
export const projectRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/projects', listProjects(context))
    .post('/projects', createProject(context))
    .get('/projects/:project', getProject(context))
    .get('/projects/:project/roles', listRoles(context))
    .get('/projects/:project/grants', projectGrants(context))
    .get('/projects/:project/features', listFeatures(context))
    .get('/features', listFeatures(context))
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

/** Features of Studio that the lake supports. */
const features = [
  'contentReleases',
  'studioComments',
  'sanityTasks',
  'scheduledPublishing',
  'singleDocRelease',
  'privateDataset',
  'thirdPartyLogin',
  'advancedRolesManagement',
];

const commentsSuffix = '-comments';

/** The path's project, else the one of the client's configuration. @throws LakeError 401, 404 */
export const projectOf = (context: LakeContext, c: Context<LakeEnv>): string => {
  requireIdentity(context.identify(c.req.raw));
  const project = c.req.param('project') ?? c.get('project');
  if (project === context.options.project || context.datasets.listProjects().includes(project))
    return project;
  throw new LakeError(404, `There is no project "${project}"`, { type: 'notFound' });
};

/** GET /v{date}/projects */
const listProjects =
  (context: LakeContext): Handler =>
  (c) => {
    requireIdentity(context.identify(c.req.raw));
    return c.json(context.datasets.listProjects().map((project) => describeProject(context, c, project)));
  };

const newProject = z.object({
  id: z.string(),
  dataset: z.string().default(defaultDataset),
  aclMode: z.enum(['public', 'private']).optional(),
});

/** POST /v{date}/projects: `{id, dataset, aclMode}` creates a project with its first dataset. Administrators only. */
const createProject =
  (context: LakeContext): Handler =>
  async (c) => {
    requireAdministrator(context, c.req.raw);
    const { id, dataset, aclMode } = await readJson(c.req.raw, newProject);
    if (context.datasets.listProjects().includes(id))
      throw new LakeError(409, `Project "${id}" already exists`);
    context.datasets.create(id, dataset, aclModeFor(dataset, aclMode));
    return c.json(describeProject(context, c, id), 201);
  };

/** GET /v{date}/projects/{project}: with its members. */
const getProject =
  (context: LakeContext): Handler =>
  (c) =>
    c.json(describeProject(context, c, projectOf(context, c)));

const describeProject = (context: LakeContext, c: Context<LakeEnv>, id: string) => {
  const { accounts, identify, options } = context;
  const caller = identify(c.req.raw);
  const rolesOf = (name: string) => {
    const role = accounts.access.findRole(name);
    return role ? [{ name, title: role.title, description: role.description }] : [];
  };
  const members = [
    ...listUsers(accounts.db).map((user) => ({ ...user, isRobot: false })),
    ...listTokens(accounts.db).map((token) => ({ ...token, id: `r${token.id}`, isRobot: true })),
  ].map(({ id: memberId, role, createdAt, isRobot }) => ({
    id: memberId,
    createdAt,
    isCurrentUser: memberId === caller.id,
    isRobot,
    role,
    roles: rolesOf(role),
  }));
  return {
    id,
    displayName: id === options.project ? (options.title ?? id) : id,
    createdAt: createdAt(context, id),
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    metadata: {},
    features,
    members,
  };
};

/** When its first dataset was created, by the file system. ISO 8601; now when it has no dataset. */
const createdAt = ({ datasets }: LakeContext, project: string): string => {
  const times = datasets.list(project).map(({ folder }) => statSync(folder).birthtimeMs);
  return new Date(Math.min(Date.now(), ...times)).toISOString();
};

/** GET /v{date}/projects/{project}/roles */
const listRoles =
  (context: LakeContext): Handler =>
  (c) => {
    projectOf(context, c);
    return c.json(describeRoles(context));
  };

export const describeRoles = ({ accounts }: LakeContext) =>
  accounts.access.roles.map(({ name, title, description }) => ({
    name,
    title,
    description,
    appliesToUsers: true,
    appliesToRobots: true,
  }));

/** @throws LakeError 400 that lists the roles. */
export const requireRole = ({ accounts }: LakeContext, name: string): string => {
  if (accounts.access.findRole(name)) return name;
  const names = accounts.access.roles.map((role) => role.name).join(', ');
  throw new LakeError(400, `There is no role "${name}". Use one of ${names}.`);
};

/** GET /v{date}/projects/{project}/grants: nobody has grants for a project, such as deploying a Studio. */
const projectGrants =
  (context: LakeContext): Handler =>
  (c) => {
    projectOf(context, c);
    return c.json({});
  };

/** GET /v{date}/features, /v{date}/projects/{project}/features */
const listFeatures =
  (context: LakeContext): Handler =>
  (c) => {
    projectOf(context, c);
    return c.json(features);
  };

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

/** Whether the dataset stores the comments and tasks of another one. */
export const isForComments = (name: string): boolean => name.endsWith(commentsSuffix);

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

const readAclMode = async ({ req }: Context<LakeEnv>, name: string): Promise<Dataset['aclMode']> =>
  aclModeFor(name, parseBody((await readBody(req.raw, maxBodyBytes)) || '{}', datasetSettings).aclMode);

/**
 * Public by default, but comments and tasks are always private.
 *
 * @throws LakeError 400 if a dataset for comments is requested to be public.
 */
const aclModeFor = (name: string, asked: Dataset['aclMode'] | 'custom' | undefined): Dataset['aclMode'] => {
  if (!isForComments(name)) return (asked ?? 'public') === 'public' ? 'public' : 'private';
  if (asked === 'public')
    throw new LakeError(400, `"${name}" is for comments and tasks, which are private. Leave out aclMode.`);
  return 'private';
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
    const dataset = context.datasets.create(project, name, await readAclMode(c, name));
    return c.json({ datasetName: dataset.name, ...describeDataset(dataset) });
  };

/** PATCH /v{date}/projects/{project}/datasets/{dataset}: `{aclMode}`. Administrators only. */
const editDataset =
  (context: LakeContext): Handler =>
  async (c) => {
    const project = projectOf(context, c);
    requireAdministrator(context, c.req.raw);
    const dataset = findDataset(context, project, c.req.param('dataset') ?? '');
    dataset.setAclMode(await readAclMode(c, dataset.name));
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
    if (project === context.options.project && name === context.options.dataset) {
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

/** POST /v{date}/comments/{dataset}/setup: creates the private dataset for Studio's comments and tasks. */
const setUpComments =
  (context: LakeContext): Handler =>
  (c) => {
    requireIdentity(context.identify(c.req.raw));
    const { dataset, access } = context.open(c);
    if (!access.canCreate(comment))
      throw new LakeError(403, 'Your role may not comment', { type: 'forbidden' });
    const name = `${dataset.name}${commentsSuffix}`;
    const existing = context.datasets.find(dataset.project, name);
    const { name: datasetName } = existing ?? context.datasets.create(dataset.project, name, 'private');
    return c.json({ datasetName });
  };
