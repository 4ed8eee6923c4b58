import { Hono } from 'hono';
import { z } from 'zod';
import { addToken, revokeToken, rotateOwnToken } from '../../accounts/people/people.ts';
import { shownName } from '../../accounts/people/shownName.ts';
import { requireAdministrator, requireIdentity } from '../../accounts/require.ts';
import { listTokens, type Token } from '../../accounts/tokens.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { type Handler, managingTokens } from './management.ts';
import { describeRoles, projectOf, requireRole } from './projects.ts';

/**
 * API tokens as Sanity's command line manages them: robots that are members of a project. In the lake they are members
 * of all projects, like all accounts, and have one role.
 *
 * @see https://www.sanity.io/docs/http-reference/access-api
 */
export const robotRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .get('/access/project/:project/roles', listRoles(context))
    .get('/access/project/:project/robots', listRobots(context))
    .post('/access/project/:project/robots', createRobot(context))
    .delete('/access/project/:project/robots/:id', deleteRobot(context))
    .post('/access/robots/me/rotate', rotateRobot(context));

/** A list as a single page. */
const page = <Item>(data: Item[]) => ({ data, nextCursor: null, totalCount: data.length });

const describeRobot = ({ id, label, role, createdAt }: Token, project: string) => ({
  id,
  label,
  createdAt,
  expiresAt: null,
  memberships: [{ resourceType: 'project', resourceId: project, roleNames: [role] }],
});

/** GET /v{date}/access/project/{project}/roles */
const listRoles =
  (context: LakeContext): Handler =>
  (c) => {
    projectOf(context, c);
    return c.json(page(describeRoles(context)));
  };

/** GET /v{date}/access/project/{project}/robots. Administrators only. */
const listRobots =
  (context: LakeContext): Handler =>
  (c) => {
    requireAdministrator(context, c.req.raw);
    const project = projectOf(context, c);
    return c.json(page(listTokens(context.accounts.db).map((token) => describeRobot(token, project))));
  };

const newRobot = z.object({
  label: shownName,
  memberships: z
    .array(
      z.object({
        resourceType: z.literal('project'),
        resourceId: z.string(),
        roleNames: z.tuple([z.string()], 'a token has one role'),
      }),
    )
    .length(1),
  expiresAt: z.null('tokens of this lake do not expire; delete them instead').optional(),
});

/** POST /v{date}/access/project/{project}/robots: the response shows `token` only once. Administrators only. */
const createRobot = (context: LakeContext): Handler =>
  managingTokens(context, async (c, management) => {
    const project = projectOf(context, c);
    const { label, memberships } = await readJson(c.req.raw, newRobot);
    const role = requireRole(context, memberships[0]?.roleNames[0] ?? '');
    const { token, secret } = addToken(management, { label, role });
    return c.json({ ...describeRobot(token, project), token: secret }, 201);
  });

/** DELETE /v{date}/access/project/{project}/robots/{id}. Administrators only. */
const deleteRobot = (context: LakeContext): Handler =>
  managingTokens(context, (c, management) => {
    projectOf(context, c);
    revokeToken(management, c.req.param('id') ?? '');
    return c.body(null, 204);
  });

/** POST /v{date}/access/robots/me/rotate: replaces the secret of the calling token. Limited, because each is logged. */
const rotateRobot =
  (context: LakeContext): Handler =>
  async (c) => {
    const by = requireIdentity(context.identify(c.req.raw));
    const { db, access, actLimits } = context.accounts;
    await actLimits.count(by);
    const rotated = rotateOwnToken({
      db,
      by,
      roles: access.roles,
      confirm: () => void context.identify(c.req.raw),
    });
    return c.json({ ...describeRobot(rotated.token, c.var.project), token: rotated.secret });
  };
