import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLake, loadFile } from 'local-lake';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-archive-'));
const data = join(folder, 'lake');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = (...parameters: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/archive.ts', ...parameters, '--data', data],
    { encoding: 'utf8' },
  );
  return { stdout, stderr, status };
};

describe('npm run archive -- export', () => {
  beforeAll(async () => {
    const lake = await createLake({ data, ...newsroomLake });
    const dataset = lake.context.datasets.find('copydesk', 'production');
    if (!dataset) throw new Error('no dataset');
    await loadFile(dataset, 'sanity/seed/seed.ndjson', { publicUrl: 'http://localhost/lake' });
    await lake.close();
  });

  it('prints one story', () => {
    const { stdout, status } = archive('export', '--to', 'markdown', '--story', 'pages-that-stay-up');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# Printed once, read by everyone/);
  });

  it.each([
    ['no verb', [], 'npm run archive'],
    ['a verb that it does not have', ['constructor'], 'npm run archive'],
    ['no format', ['export'], '--to'],
    [
      'a story that does not exist',
      ['export', '--to', 'markdown', '--story', 'none'],
      'No story that readers can open has the address none.',
    ],
  ])('prints one clear message for %s', (_case, parameters, message) => {
    const { stderr, status } = archive(...parameters);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
