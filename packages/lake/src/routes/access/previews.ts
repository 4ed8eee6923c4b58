import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { unauthorized } from '../../accounts/accounts.ts';
import { findPreviewer, openPreview } from '../../accounts/previews.ts';
import { LakeError } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { Access } from '../../types/access.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

/** For a site that shows drafts to whoever previews them in Studio. Hosted Sanity has no such routes; the shapes are ours. */
export const previewRoutes = (context: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>()
    .post('/previews', postPreview(context))
    .get('/previews/current', currentPreview(context));

type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

const someDraft = { _id: 'drafts.a', _type: 'article', _rev: '', _createdAt: '', _updatedAt: '' };

const mayReadDrafts = ({ canRead }: Access): boolean => canRead(someDraft);

const order = z.object({ revision: z.string().max(200) });

/**
 * POST /v{date}/previews: `{revision}` of a `sanity.previewUrlSecret` → `{secret, expiresAt}` of the preview that its
 * writer opens with it. For the site's token.
 *
 * @throws LakeError 403 for people, 404 when the session that wrote it is over.
 */
const postPreview =
  (context: LakeContext): Handler =>
  async (c) => {
    const identity = context.identify(c.req.raw);
    const access = context.accounts.access.accessFor(identity, { aclMode: 'private' });
    if (identity.kind !== 'robot' || !mayReadDrafts(access))
      throw new LakeError(403, 'Only a token that reads drafts may do that', { type: 'forbidden' });
    const { revision } = await readJson(c.req.raw, order);
    const preview = openPreview(context.accounts.db, revision);
    if (!preview) throw new LakeError(404, 'Nobody who is signed in wrote that', { type: 'notFound' });
    return c.json(preview, 201);
  };

/** GET /v{date}/previews/current, with a preview's secret as the bearer token: `{id}` of who previews. @throws LakeError 401 */
const currentPreview =
  ({ accounts }: LakeContext): Handler =>
  (c) => {
    const secret = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const identity = findPreviewer(accounts, secret);
    if (!identity || !mayReadDrafts(accounts.access.accessFor(identity, { aclMode: 'private' })))
      throw unauthorized('SIO-401-ANF', 'The preview is over');
    return c.json({ id: identity.id });
  };
