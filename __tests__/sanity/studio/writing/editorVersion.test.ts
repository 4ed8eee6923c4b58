import { createRequire } from 'node:module';
import path from 'node:path';

const ofSanity = createRequire(path.resolve('node_modules/sanity/package.json'));

describe('the editor of the body', () => {
  it('is the copy that Studio uses, or our plugins would find no editor', () => {
    expect(ofSanity.resolve('@portabletext/editor')).toBe(
      createRequire(path.resolve('package.json')).resolve('@portabletext/editor'),
    );
  });
});
