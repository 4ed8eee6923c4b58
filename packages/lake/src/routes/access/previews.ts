import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { unauthorized } from '../../accounts/accounts.ts';
import { findPreviewer, openPreview } from '../../accounts/previews.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { Access } from '../../types/access.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

/** For a website that shows drafts in Studio's preview. These routes are not in Sanity's API. */
export const previewRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .post('/previews', postPreview(context))
    .get('/previews/current', currentPreview(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

const someDraft = { _id: 'drafts.a', _type: 'draft', _rev: '', _createdAt: '', _updatedAt: '' };

const mayReadDrafts = ({ canRead }: Access): boolean => canRead(someDraft);

const order = z.object({ revision: z.string().max(200) });

/**
 * POST /v{date}/previews: `{revision}` of a `sanity.previewUrlSecret` → `{secret, expiresAt}` of a new preview for
 * the author of that revision. Requires an API token that may read drafts.
 *
 * @throws LakeError 403 for people, 404 if the author's session has ended.
 */
const postPreview =
  (context: LakeContext): Handler =>
  async (c) => {
    const identity = context.identify(c.req.raw);
    const access = context.accounts.access.accessFor(identity, { aclMode: 'private' });
    if (identity.kind !== 'robot' || !mayReadDrafts(access))
      throw new LakeError(403, 'Opening a preview needs a token that may read drafts', { type: 'forbidden' });
    const { revision } = await readJson(c.req.raw, order);
    const preview = openPreview(context.accounts.db, revision);
    if (!preview)
      throw new LakeError(404, 'The author of this revision is no longer signed in', { type: 'notFound' });
    return c.json(preview, 201);
  };

/** GET /v{date}/previews/current, with a preview's secret as the bearer token: `{id}` of its user. @throws LakeError 401 */
const currentPreview =
  ({ accounts }: LakeContext): Handler =>
  (c) => {
    const secret = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const identity = findPreviewer(accounts, secret);
    if (!identity || !mayReadDrafts(accounts.access.accessFor(identity, { aclMode: 'private' })))
      throw unauthorized('SIO-401-ANF', 'The preview has ended');
    return c.json({ id: identity.id });
  };
