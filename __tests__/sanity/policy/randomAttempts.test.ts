import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishSecrets } from '../../../tools/torture/documents/leakedSecrets.ts';
import { attackRecord } from '../../../tools/torture/documents/loneEditor.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-attempts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('random attempts (npm run torture makes more)', () => {
  it('never change published text, made by one editor with an API token', async () => {
    const { tried, lost } = await attackRecord(folder, (attempts) => attempts === 500);
    expect(lost).toEqual([]);
    expect(tried.rejected).toBeGreaterThan(100);
  });

  it('never show anonymous clients a disguised private address', async () => {
    const { tried, lost } = await publishSecrets(folder, (attempts) => attempts === 200);
    expect(lost).toEqual([]);
    expect([Number(tried.published) > 0, Number(tried.rejected) > 100]).toEqual([true, true]);
  });
});
