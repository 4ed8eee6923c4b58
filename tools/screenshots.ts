import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../bin/commands/runCommand.ts';
import { takeReadersPictures } from './screenshots/readers.ts';
import { takeStudioPictures } from './screenshots/studio.ts';
import { adminClient, startProduct } from './testing/startProduct.ts';
import { launchChromium } from './testing/studioBrowser.ts';

const usage = `npm run screenshots    takes the pictures of the README and the guides, into docs/screenshots

It starts Copydesk on a folder of its own, with the demonstration dataset.`;

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const port = 4798;

await runCommand(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) return console.log(usage);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-screenshots-'));
  mkdirSync(folder, { recursive: true });
  const product = await startProduct(dataDir, port);
  const origin = `http://localhost:${port}`;
  const browser = await launchChromium();
  try {
    await takeReadersPictures({ browser, origin, folder });
    await takeStudioPictures({ browser, origin, folder, admin: adminClient(origin, dataDir) });
  } finally {
    await browser.close();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
