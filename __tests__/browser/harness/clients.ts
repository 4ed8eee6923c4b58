import { createClient, type SanityClient } from '@sanity/client';
import { addAccount, adminTokenOf, sessionToken } from './accounts.ts';
import type { Product } from './product.ts';

/** A client of a product's lake that calls it through the edge. */
export const clientAt = (origin: string, token: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `${origin}/lake`,
    useProjectHostname: false,
    useCdn: false,
    token,
  });

/** A client with the rights of the command line, which sees drafts and published documents apart. */
export const adminOf = (product: Product): SanityClient =>
  clientAt(product.origin, adminTokenOf(product)).withConfig({ perspective: 'raw' });

/** An editor of a product that a test started for itself, each time another person. */
export const editorOf = async (product: Product, siteUrl?: string): Promise<SanityClient> => {
  const token = await sessionToken(product.origin, await addAccount(product, 'editor'), siteUrl);
  return clientAt(product.origin, token).withConfig({ perspective: 'raw' });
};
