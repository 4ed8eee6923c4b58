import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../src/backup/backUp.ts';
import { createLake } from '../../src/lake.ts';

describe('the file of a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lake-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is readable by its owner alone', async () => {
    const data = join(folder, 'data');
    const lake = await createLake({ data });
    const file = join(folder, 'backup.tar.gz');
    await backUp(data, file);
    await lake.close();
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });
});
