import { type Context, Hono } from 'hono';
import { changePersonsRole, removePerson } from '../../accounts/people/people.ts';
import { findUser, type User } from '../../accounts/users.ts';
import { LakeError } from '../../errors.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { type Handler, managing } from './management.ts';
import { projectOf, requireRole } from './projects.ts';

/**
 * People as members of a project, as in Sanity's Access API. In the lake they are members of all projects and have one
 * role.
 *
 * @see https://www.sanity.io/docs/http-reference/access-api
 */
export const memberRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .put('/access/project/:project/users/:id/roles/:role', putRole(context))
    .delete('/access/project/:project/users/:id', deleteMember(context));

const requireMember = (context: LakeContext, c: Context<LakeEnv>): User => {
  projectOf(context, c);
  const user = findUser(context.accounts.db, c.req.param('id') ?? '');
  if (user) return user;
  throw new LakeError(404, 'There is no such person', { type: 'notFound' });
};

/**
 * PUT /v{date}/access/project/{project}/users/{id}/roles/{role}: replaces the person's role and ends their sessions.
 *
 * @throws LakeError 400 for an unknown role, 409 for the last administrator.
 */
const putRole = (context: LakeContext): Handler =>
  managing(context, (c, management) => {
    const user = requireMember(context, c);
    const role = requireRole(context, c.req.param('role') ?? '');
    if (role !== user.role) changePersonsRole(management, user, role);
    return c.json({ id: user.id, roles: [role] });
  });

/** DELETE /v{date}/access/project/{project}/users/{id}. @throws LakeError 409 for the last administrator. */
const deleteMember = (context: LakeContext): Handler =>
  managing(context, (c, management) => {
    removePerson(management, requireMember(context, c));
    return c.body(null, 204);
  });
