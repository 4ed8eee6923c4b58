import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import type { Product } from './product.ts';

/** Ends when what is served at these addresses is on disk, where a front that starts finds it. */
export const untilKept = async (product: Product, addresses: string[]): Promise<void> => {
  for (const address of addresses)
    await expect
      .poll(
        async () => findKept(product, address) === (await servedVersion(product, address)),
        `${address} is on disk as it is served`,
      )
      .toBe(true);
};

/** The version of a page on disk, null where it is not there. */
const findKept = ({ dataDir }: Product, address: string): string | null => {
  const pages = new DatabaseSync(path.join(dataDir, 'pages.sqlite'), { readOnly: true });
  try {
    const row = pages.prepare('select etag from page where key = ?').get(address);
    return row ? (String(row.etag).split(' ', 1)[0] ?? null) : null;
  } finally {
    pages.close();
  }
};

/** On a connection of its own: of several processes the one that writes has to be asked, too. */
const servedVersion = async ({ read }: Product, address: string): Promise<string | undefined> => {
  const { headers } = await read(address, { headers: { connection: 'close' } });
  // Without the mark of the encoding.
  return /^"(.+?)(?:-gzip|-br)?"$/.exec(headers.get('etag') ?? '')?.[1];
};
