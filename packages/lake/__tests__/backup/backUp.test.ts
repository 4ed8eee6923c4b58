import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../src/backup/backUp.ts';
import { restore } from '../../src/backup/restore.ts';
import { createLake } from '../../src/lake.ts';

describe('a backup file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lake-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is readable only by its owner', async () => {
    const data = join(folder, 'data');
    const lake = await createLake({ data });
    const file = join(folder, 'backup.tar.gz');
    await backUp(data, file);
    await lake.close();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('is restored into a new folder without moving anything aside', async () => {
    const restored = join(folder, 'restored');
    expect(await restore(join(folder, 'backup.tar.gz'), restored)).toBeNull();
    expect(readdirSync(restored)).not.toContainEqual(expect.stringContaining('before-restore'));
  });
});
