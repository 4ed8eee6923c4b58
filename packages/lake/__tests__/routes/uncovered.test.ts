import { readFileSync } from 'node:fs';
import { describeUncovered, uncovered } from '../../src/routes/uncovered.ts';
import { openTestLake } from '../../src/testing/openTestLake.ts';

describe('what the lake does not cover', () => {
  it.each([
    ['PUT', '/datasets/production/copy', 'export the dataset'],
    ['GET', '/hooks/projects/local', '/data/listen'],
    ['GET', '/apis/graphql', 'GROQ'],
    ['GET', '/projects/local/datasets/production/backups', 'backup FILE'],
    ['POST', '/projects/local/cors', '--origin'],
    ['POST', '/invitations/project/local', 'account add'],
    ['POST', '/agent/action/generate/production', 'agent actions'],
  ])('is said to whoever asks for it by %s %s', async (method, path, words) => {
    const { fetch, close } = await openTestLake();
    const response = await fetch(path, { method });
    expect(response.status).toBe(404);
    await expect(response.json()).resolves.toMatchObject({ message: expect.stringContaining(words) });
    await close();
  });

  it('is named in the README', () => {
    const readme = readFileSync('packages/lake/README.md', 'utf8');
    expect(uncovered.filter(({ name }) => !readme.includes(name))).toEqual([]);
  });

  it('is not what it covers, or has never heard of', () => {
    expect(describeUncovered('/v1/data/query/production')).toBeNull();
    expect(describeUncovered('/v1/nonsense')).toBeNull();
  });
});
