import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Part } from './listParts.ts';

const parts: Part[] = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, 'listParts.ts')], { encoding: 'utf8' }),
);

describe('a part that was just added to a list', () => {
  it('has a title in its dialog', () => {
    expect(parts.filter(({ hasTitle }) => !hasTitle)).toEqual([]);
  });

  it('is one of many kinds', () => {
    expect(parts.length).toBeGreaterThan(18);
  });
});
