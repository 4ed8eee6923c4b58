import { createClient, type SanityClient } from '@sanity/client';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { addAccount, adminTokenOf, sessionToken } from './accounts.ts';
import type { Product } from './product.ts';

/** A client of a product's lake that calls it through the edge. */
export const clientAt = (origin: string, token: string): SanityClient =>
  createClient({
    projectId: 'copydesk',
    dataset: 'production',
    apiVersion,
    apiHost: `${origin}/lake`,
    useProjectHostname: false,
    useCdn: false,
    token,
  });

/** A client with the administrator's token and the raw perspective. */
export const adminOf = (product: Product): SanityClient =>
  clientAt(product.origin, adminTokenOf(product)).withConfig({ perspective: 'raw' });

/** A client of a new editor account of this product. */
export const editorOf = async (product: Product, siteUrl?: string): Promise<SanityClient> => {
  const token = await sessionToken(product.origin, await addAccount(product, 'editor'), siteUrl);
  return clientAt(product.origin, token).withConfig({ perspective: 'raw' });
};
