import 'server-only';
import { cache } from 'react';
import { isOwnAddress } from '../../lib/addresses.ts';
import { bodyFrom } from '../../lib/articles/bodyFrom.ts';
import type { HousePage } from '../../lib/lists.ts';
import { page, redirect } from '../../lib/queryResults/lists.ts';
import { pageBySlugQuery, redirectQuery } from '../queries/page.ts';
import { rememberPreview } from './previewedAddresses.ts';
import { read } from './read/read.ts';

/**
 * A policy, About, or the tips page.
 *
 * @throws UnreadableError if it cannot be shown.
 */
export const findPage = cache(async (slug: string): Promise<HousePage | null> => {
  const result = await read(page, pageBySlugQuery, { slug });
  if (!result) return null;
  await rememberPreview('page', result._id, slug);
  return {
    title: result.title,
    slug,
    standfirst: result.standfirst ?? null,
    summary: result.summary ?? null,
    isTips: result.isTips === true,
    body: bodyFrom(result.body, new Date()),
  };
});

const targetOf = cache(
  async (from: string): Promise<string | null> => (await read(redirect, redirectQuery, { from }))?.to ?? null,
);

/** The new address of a moved page, or null. Only paths on this site: no open redirects. */
export const findRedirect = async (from: string): Promise<string | null> => {
  const to = await targetOf(from);
  return to && to !== from && isOwnAddress(to) ? to : null;
};

/** Whether a story was at this address and is off the site: then the server keeps a redirect to itself. */
export const isWithdrawn = async (path: string): Promise<boolean> => (await targetOf(path)) === path;
