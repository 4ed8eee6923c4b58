import type { Context } from 'hono';
import type { Entry } from '../types/access.ts';
import type { LakeEnv } from './LakeContext.ts';

/** The dataset that a request is for, and its authorization. */
export const entryOf = (c: Context<LakeEnv>): Entry => ({
  project: c.var.project,
  dataset: c.req.param('dataset') ?? '',
  authorization: c.req.header('authorization') ?? null,
});
