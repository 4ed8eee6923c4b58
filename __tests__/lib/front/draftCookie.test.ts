import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDraftCheck } from '../../../lib/front/draftCookie.ts';

describe('the draft cookie', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-build-'));
  const id = 'a'.repeat(32);
  writeFileSync(
    path.join(folder, 'prerender-manifest.json'),
    JSON.stringify({ preview: { previewModeId: id } }),
  );
  const isDraft = createDraftCheck(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts when it is the one of this build', () => {
    expect(isDraft(`theme=dark; __prerender_bypass=${id}`)).toBe(true);
  });

  it.each([
    ['no cookie', undefined],
    ['another value', `__prerender_bypass=${'b'.repeat(32)}`],
    ['a shorter value', '__prerender_bypass=a'],
    ['a longer name', `x__prerender_bypass=${id}`],
    ['no value', '__prerender_bypass'],
  ])('counts for nothing with %s', (_what, cookie) => {
    expect(isDraft(cookie)).toBe(false);
  });
});
