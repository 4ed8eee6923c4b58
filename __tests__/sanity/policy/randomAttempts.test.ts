import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishSecrets } from '../../../tools/torture/leakedSecrets.ts';
import { torment } from '../../../tools/torture/loneEditor.ts';

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-attempts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('random attempts, of which npm run torture makes more', () => {
  it('of one editor who has an API token change nothing that readers saw', async () => {
    const { tried, lost } = await torment(folder, (attempts) => attempts === 500);
    expect(lost).toEqual([]);
    expect(tried.refused).toBeGreaterThan(100);
  });

  it('to publish a private address in disguise show it to no stranger', async () => {
    const { tried, lost } = await publishSecrets(folder, (attempts) => attempts === 200);
    expect(lost).toEqual([]);
    expect([Number(tried.published) > 0, Number(tried.refused) > 100]).toEqual([true, true]);
  });
});
