import type { SanityClient } from '@sanity/client';
import { adminClient, clientAt } from '../../../tools/testing/startProduct.ts';
import { addAccount, sessionToken } from './accounts.ts';
import type { Product } from './product.ts';

/** A client with the administrator's token and the raw perspective. */
export const adminOf = (product: Product): SanityClient => adminClient(product.origin, product.dataDir);

/** A client of a new editor account of this product. */
export const editorOf = async (product: Product, siteUrl?: string): Promise<SanityClient> => {
  const token = await sessionToken(product.origin, await addAccount(product, 'editor'), siteUrl);
  return clientAt(product.origin, token).withConfig({ perspective: 'raw' });
};
