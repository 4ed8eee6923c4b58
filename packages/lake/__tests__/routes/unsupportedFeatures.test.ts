import { readFileSync } from 'node:fs';
import { findUnsupportedFeature, unsupportedFeatures } from '../../src/routes/unsupportedFeatures.ts';
import { openTestLake } from '../../src/testing/openTestLake.ts';

describe('a feature that the lake does not have', () => {
  it.each([
    ['PUT', '/datasets/production/copy', 'export the dataset'],
    ['GET', '/hooks/projects/local', '/data/listen'],
    ['GET', '/apis/graphql', 'GROQ'],
    ['GET', '/projects/local/datasets/production/backups', 'backup FILE'],
    ['POST', '/projects/local/cors', '--origin'],
    ['POST', '/invitations/project/local', 'account add'],
    ['POST', '/agent/action/generate/production', 'agent actions'],
  ])('is named in the error of %s %s', async (method, path, words) => {
    const { fetch, close } = await openTestLake();
    const response = await fetch(path, { method });
    expect(response.status).toBe(404);
    await expect(response.json()).resolves.toMatchObject({ message: expect.stringContaining(words) });
    await close();
  });

  it('is named in the README', () => {
    const readme = readFileSync('packages/lake/README.md', 'utf8');
    expect(unsupportedFeatures.filter(({ name }) => !readme.includes(name))).toEqual([]);
  });

  it('is not named for an existing or an unknown address', () => {
    expect(findUnsupportedFeature('/v1/data/query/production')).toBeNull();
    expect(findUnsupportedFeature('/v1/nonsense')).toBeNull();
  });
});
