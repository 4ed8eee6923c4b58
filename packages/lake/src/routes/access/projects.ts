import { statSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { requireAdministrator, requireIdentity } from '../../accounts/require.ts';
import { listTokens } from '../../accounts/tokens.ts';
import { listUsers } from '../../accounts/users.ts';
import { defaultDataset } from '../../defaults.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { aclModeFor, addDataset } from './commentsDataset.ts';

/** Projects, their roles and their features. */
export const projectRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/projects', listProjects(context))
    .post('/projects', createProject(context))
    .get('/projects/:project', getProject(context))
    .get('/projects/:project/roles', listRoles(context))
    .get('/projects/:project/grants', projectGrants(context))
    .get('/projects/:project/features', listFeatures(context))
    .get('/features', listFeatures(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** Features of Studio for people who write. Without them Studio shows comments and tasks, and its buttons for new ones rest. */
const writersFeatures = ['studioComments', 'sanityTasks'];

/** Features of Studio that the lake supports. */
const features = [
  'contentReleases',
  ...writersFeatures,
  'scheduledPublishing',
  'singleDocRelease',
  'privateDataset',
  'thirdPartyLogin',
  'advancedRolesManagement',
];

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
    // Again: the body may arrive for a minute.
    requireAdministrator(context, c.req.raw);
    if (context.datasets.listProjects().includes(id))
      throw new LakeError(409, `Project "${id}" already exists`);
    addDataset(context.datasets, id, dataset, aclModeFor(dataset, aclMode));
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
    const access = context.accounts.access.accessFor(context.identify(c.req.raw), { aclMode: 'private' });
    const comment = { _id: 'comment', _type: 'comment', _rev: '', _createdAt: '', _updatedAt: '' };
    return c.json(
      access.canCreate(comment) ? features : features.filter((name) => !writersFeatures.includes(name)),
    );
  };
