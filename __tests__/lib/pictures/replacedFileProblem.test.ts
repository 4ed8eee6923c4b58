import { replacedFileProblem } from '../../../lib/pictures/replacedFileProblem.ts';

const asset = {
  url: 'http://one.test/images/a-1x1.png',
  path: 'images/a-1x1.png',
  size: 1,
  metadata: {},
  title: 'A',
};

describe('the document of a picture', () => {
  it.each<[string, object]>([
    ['address', { url: 'http://one.test/images/b-1x1.png' }],
    ['path', { path: 'images/b-1x1.png' }],
  ])('keeps its file, also in an import: %s', (_case, change) => {
    for (const isArchive of [false, true])
      expect(replacedFileProblem(asset, { ...asset, ...change }, isArchive)).not.toBeNull();
  });

  it('gets metadata and the address of another server by an import only', () => {
    const imported = { ...asset, url: 'http://two.test/images/a-1x1.png', metadata: { lqip: 'x' } };
    expect(replacedFileProblem(asset, imported, true)).toBeNull();
    expect(replacedFileProblem(asset, imported, false)).not.toBeNull();
  });

  it('gets another title', () => {
    expect(replacedFileProblem(asset, { ...asset, title: 'B' }, false)).toBeNull();
  });
});
