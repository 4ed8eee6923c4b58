import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Health, healthSchema } from '../../edge/health/health.ts';
import { type DocumentedNginx, startDocumentedNginx } from '../../tools/testing/documentedNginx.ts';
import { eventually, origin } from './harness/browser.ts';
import { type HostedSanity, startHostedSanity } from './harness/hostedSanity.ts';
import { type Launched, launchProduct, removeData } from './harness/product.ts';

const root = path.resolve(__dirname, '../..');
const readToken = 'sk-read-token-of-the-test';

describe('a start', () => {
  const launched: Launched[] = [];
  const launch = async (...given: Parameters<typeof launchProduct>) => {
    const product = await launchProduct(...given);
    launched.push(product);
    return product;
  };
  afterEach(async () => {
    for (const product of launched.splice(0)) {
      await product.stop();
      removeData(product);
    }
  });

  const read = async (product: Launched, address: string): Promise<number> => {
    const answer = await fetch(product.origin + address);
    await answer.text();
    return answer.status;
  };
  const readHealth = async (product: Launched): Promise<[number, Health]> => {
    const answer = await fetch(`${product.origin}/healthz`);
    return [answer.status, healthSchema.parse(await answer.json())];
  };
  const says = (product: Launched, words: string) =>
    eventually(async () => product.output().includes(words), 120_000);

  it('with a token that its own lake refuses is none, and names the token', async () => {
    const product = await launch({ SANITY_API_READ_TOKEN: readToken, LOG_LEVEL: 'silent' });
    expect(await product.ended).toBe(1);
    expect(product.output()).toMatch(
      /No page can be rendered\. The Content Lake refuses SANITY_API_READ_TOKEN \(401\)\. Make one .*\n$/,
    );
    expect(product.output()).not.toMatch(/is ready|sk-read/);
  });

  it.each([
    [
      'lost a chunk',
      (next: string) => rmSync(someChunk(next)),
      /is incomplete \(\.next\/server\/.*\.js is missing\)/,
    ],
    [
      'has a file that was cut off',
      (next: string) => replace(path.join(next, 'BUILD_ID'), 'x'),
      /is incomplete \(\.next\/BUILD_ID is damaged\)/,
    ],
  ])('from a build that %s is none, and names the file', async (_how, harm, words) => {
    const folder = copyOfTree();
    try {
      harm(path.join(folder, '.next'));
      const product = await launch({ LOG_LEVEL: 'silent' }, { folder, parameters: ['--no-build'] });
      expect(await product.ended).toBe(1);
      expect(product.output()).toMatch(words);
      expect(product.output()).toContain('Run `npm run build`, then start again.');
      expect(product.output()).not.toContain('is ready');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe('with hosted Sanity', () => {
    let sanity: HostedSanity;
    const environment = () => ({
      SANITY_PROJECT_ID: 'abc123xy',
      SANITY_DATASET: 'news',
      SANITY_API_READ_TOKEN: readToken,
      LOG_LEVEL: 'silent',
      ...sanity.environment,
    });
    beforeAll(async () => {
      sanity = await startHostedSanity(origin);
    });
    afterAll(() => sanity.stop());
    beforeEach(() => sanity.meet('none'));

    it('that refuses the token is none, and names the token', async () => {
      sanity.meet('refuses');
      const product = await launch(environment());
      expect(await product.ended).toBe(1);
      expect(product.output()).toMatch(/refuses SANITY_API_READ_TOKEN \(401\)\. .*sanity\.io\/manage.*\n$/);
      expect(product.output()).not.toMatch(/is ready|sk-read/);
    });

    it('that cannot be reached goes on trying, is passed over by nginx meanwhile, and heals', async () => {
      sanity.meet('away');
      const product = await launch(environment());
      let nginx: DocumentedNginx | null = null;
      try {
        await says(product, 'The Content Lake at https://abc123xy.api.sanity.io cannot be reached');
        expect(product.output()).toContain('Copydesk is not ready and goes on trying');
        await eventually(async () => {
          const [status, health] = await readHealth(product);
          expect([status, health.status]).toEqual([503, 'starting']);
          return health.lake === 'down' && health.problems.some(({ part }) => part === 'pages');
        }, 60_000);
        expect(await read(product, '/')).toBe(503);
        nginx = await startDocumentedNginx([product.origin, origin]);
        for (const address of ['/', '/corrections', '/feed.xml', '/llms.txt', '/studio/desk', '/healthz'])
          expect([address, (await nginx.ask(address)).status]).toEqual([address, 200]);
        expect(product.output()).not.toContain('is ready');
      } finally {
        await nginx?.stop();
      }

      sanity.meet('none');
      await product.ready;
      await eventually(async () => {
        const [status, { lake, problems }] = await readHealth(product);
        return status === 200 && lake === 'hosted' && problems.length === 0;
      }, 60_000);
      expect(await read(product, '/')).toBe(200);
    });

    it('that cannot be reached serves the pages of the last run, and says that it is not ready', async () => {
      const before = await launch(environment());
      await before.ready;
      expect([await read(before, '/'), await read(before, '/corrections')]).toEqual([200, 200]);
      await before.stop();

      sanity.meet('away');
      // Pages belong to one address of the site.
      const again = { DATA_DIR: before.dataDir, PORT: new URL(before.origin).port };
      const product = await launch({ ...environment(), ...again });
      await says(product, 'readers get the pages of its last run meanwhile');
      await eventually(async () => {
        const [status, health] = await readHealth(product);
        expect([status, health.status]).toEqual([200, 'ok']);
        return health.lake === 'down' && health.problems.some(({ part }) => part === 'pages');
      }, 60_000);
      expect([await read(product, '/'), await read(product, '/corrections')]).toEqual([200, 200]);
      expect(product.output()).not.toContain('is ready');
      sanity.meet('none');
      await product.ready;
    });
  });
});

/** The sources and the build, so that harm comes to neither; packages are those of this tree. */
const copyOfTree = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-tree-'));
  const tree = readdirSync(root).filter((name) => !['.git', '.next', '.data', 'node_modules'].includes(name));
  const copy = (...parameters: string[]) => spawnSync('cp', ['-a', ...parameters], { cwd: root });
  copy(...tree, folder);
  const next = path.join(folder, '.next');
  spawnSync('mkdir', [next]);
  // Linked, not copied: a file is never written to, only replaced.
  const built = readdirSync(path.join(root, '.next')).filter((name) => name !== 'cache');
  copy('-l', ...built.map((name) => path.join('.next', name)), next);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
};

const replace = (file: string, text: string): void => {
  rmSync(file);
  writeFileSync(file, text);
};

const someChunk = (next: string): string => {
  const folder = path.join(next, 'server/chunks/ssr');
  const chunk = readdirSync(folder).find((name) => name.endsWith('.js'));
  if (!chunk) throw new Error('The build has no chunks.');
  return path.join(folder, chunk);
};
