import { globSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { healthSchema } from '../../../edge/health/health.ts';
import { launchProduct, removeData, startProduct } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

test('a start with damaged files names each with the way out, serves readers, and its health is degraded', async () => {
  const first = await startProduct();
  await first.stop();
  const at = (file: string) => path.join(first.dataDir, file);
  const comments = 'lake/copydesk/production-comments/data.sqlite';
  const [picture = ''] = globSync('lake/copydesk/production/assets/images/*', { cwd: first.dataDir });
  for (const file of ['views.sqlite', 'search.sqlite', 'pages.sqlite']) writeFileSync(at(file), 'hello\n');
  for (const end of ['-wal', '-shm']) rmSync(at(`views.sqlite${end}`), { force: true });
  mkdirSync(path.dirname(at(comments)));
  writeFileSync(at(comments), '');
  truncateSync(at(picture), 100);
  for (const file of ['lake/admin-token', 'lake/lake.json', 'running.json', '.write-test']) {
    rmSync(at(file), { force: true });
    mkdirSync(at(file));
  }

  const again = await launchProduct({ DATA_DIR: first.dataDir });
  try {
    await again.ready;
    for (const words of [
      /views\.sqlite is damaged \(.*\)\. It is kept as views\.sqlite\.damaged-.* npm run restore -- FILE/,
      /production-comments\/data\.sqlite is empty\. It is kept as .* npm run restore -- FILE/,
      /search\.sqlite is damaged \(.*\)\. It is made again/,
      /pages\.sqlite is damaged \(.*\)\. It is made again/,
      /assets\/images\/.* is damaged \(it has 100 bytes instead of \d+\)\. Restore a backup/,
    ])
      await expect.poll(again.output).toMatch(words);
    expect(again.output()).not.toMatch(/^\s+at /m);
    expect(await again.statusOf('/')).toBe(200);
    await expect
      .poll(async () => healthSchema.parse(JSON.parse(await again.textOf('/healthz'))))
      .toMatchObject({
        status: 'ok',
        problems: [{ part: 'data', cause: expect.stringMatching(/ is kept as .* 2 more: see damage\.json/) }],
      });
  } finally {
    await again.stop();
  }

  // Without its accounts nobody could write.
  const accounts = readFileSync(at('lake/accounts.sqlite'));
  writeFileSync(at('lake/accounts.sqlite'), accounts.subarray(0, accounts.length / 2));
  const refused = await launchProduct({ DATA_DIR: first.dataDir });
  try {
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/lake\/accounts\.sqlite is damaged .* npm run restore -- FILE\.\n$/);
    expect(refused.output()).not.toMatch(/^\s+at /m);
  } finally {
    removeData(refused);
  }
});
