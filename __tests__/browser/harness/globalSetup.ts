import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceOneTimePassword } from './accounts.ts';
import { type Product, removeData, startProduct } from './product.ts';

declare global {
  var copydeskUnderTest: Product | undefined;
}

/** Starts the product once for all browser tests; each file finds its address through the environment. */
export default async (): Promise<void> => {
  const product = await startProduct();
  globalThis.copydeskUnderTest = product;
  const passwords: Record<string, string> = {};
  for (const [email, oneTime] of Object.entries(product.passwords)) {
    passwords[email] = await replaceOneTimePassword(product.origin, email, oneTime);
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'copydesk-under-test-')), 'product.json');
  writeFileSync(file, JSON.stringify({ origin: product.origin, dataDir: product.dataDir, passwords }));
  process.env.COPYDESK_UNDER_TEST = file;
};

export const stopProduct = async (): Promise<void> => {
  const product = globalThis.copydeskUnderTest;
  if (!product) return;
  await product.stop();
  removeData(product);
};
