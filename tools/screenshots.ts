import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../bin/commands/runCommand.ts';
import { takeReadersPictures, takeThemePictures } from './screenshots/readers.ts';
import { takeStudioPictures } from './screenshots/studio.ts';
import { adminClient, startProduct } from './testing/startProduct.ts';
import { launchChromium } from './testing/studioBrowser.ts';

const usage = `npm run screenshots                    takes the pictures of the README and the guides, into docs/screenshots
npm run screenshots -- --theme FILE    takes those of another theme, into the folder screenshots beside it

It starts Copydesk on a folder of its own, with the demonstration dataset.`;

const root = path.resolve(import.meta.dirname, '..');
const port = 4798;

await runCommand(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', default: false }, theme: { type: 'string' } },
  });
  if (values.help) return console.log(usage);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-screenshots-'));
  const { theme } = values;
  const folder = path.join(root, theme ? path.dirname(theme) : 'docs', 'screenshots');
  mkdirSync(theme ? folder : path.join(folder, 'guides/pictures'), { recursive: true });
  const product = await startProduct(dataDir, port, theme ? { THEME: theme } : {});
  const origin = `http://localhost:${port}`;
  const browser = await launchChromium();
  try {
    if (theme) return await takeThemePictures({ browser, origin, folder });
    await takeReadersPictures({ browser, origin, folder });
    await takeStudioPictures({ browser, origin, folder, admin: adminClient(origin, dataDir) });
  } finally {
    await browser.close();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
