import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import type { Product } from './product.ts';

/** Resolves when the served versions of these addresses are on disk, where a starting edge reads them. */
export const waitUntilStored = async (product: Product, addresses: string[]): Promise<void> => {
  for (const address of addresses)
    await expect
      .poll(
        async () => findStored(product, address) === (await servedVersion(product, address)),
        `${address} is stored on disk as it is served`,
      )
      .toBe(true);
};

/** The version of a page on disk; null if it is not there. */
const findStored = ({ dataDir }: Product, address: string): string | null => {
  const pages = new DatabaseSync(path.join(dataDir, 'pages.sqlite'), { readOnly: true });
  try {
    const row = pages.prepare('select etag from page where key = ?').get(address);
    return row ? (String(row.etag).split(' ', 1)[0] ?? null) : null;
  } finally {
    pages.close();
  }
};

/** Uses a new connection each time, so that the worker that writes the file is also asked. */
const servedVersion = async ({ read }: Product, address: string): Promise<string | undefined> => {
  const { headers } = await read(address, { headers: { connection: 'close' } });
  // Without the suffix of the encoding.
  return /^"(.+?)(?:-gzip|-br)?"$/.exec(headers.get('etag') ?? '')?.[1];
};
