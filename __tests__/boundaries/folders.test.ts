import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** A folder with more files has parts without names. */
const maxFiles = 15;

/** The number of tracked files in each folder, without those in its folders. */
const countFiles = (): Map<string, number> => {
  const folders = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '')
    .map((file) => path.dirname(file));
  return new Map([...new Set(folders)].map((name) => [name, folders.filter((one) => one === name).length]));
};

describe('folders', () => {
  it('have at most fifteen files, except the root', () => {
    const counts = countFiles();
    // Tools look for their configuration in the root.
    counts.delete('.');
    expect(counts.size).toBeGreaterThan(100);
    expect([...counts].filter(([, count]) => count > maxFiles)).toEqual([]);
  });
});
