import { createFileNames } from '../../../lib/archive/fileNames.ts';

describe('the names of exported files', () => {
  it.each([
    ['a-story', 'a-story'],
    ['A Story', 'a-story'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['con', 'story-con'],
    ['نص', 'story'],
    ['x'.repeat(900), 'x'.repeat(100)],
  ])('are safe on every file system: %s', (slug, name) => {
    expect(createFileNames()(slug)).toBe(name);
  });

  it('are never given twice', () => {
    const nameOf = createFileNames();
    const names = ['a', 'A', 'a-2', 'a', 'ä', 'نص', 'متن', ...Array.from({ length: 2_000 }, () => 'a')].map(
      nameOf,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 4)).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  });
});
