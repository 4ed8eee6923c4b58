import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Health, healthSchema } from '../../../edge/health/health.ts';
import {
  type DocumentedNginx,
  startDocumentedNginx,
} from '../../../tools/testing/servers/documentedNginx.ts';
import { type HostedSanity, startHostedSanity } from '../harness/lakes/hostedSanity.ts';
import { type Launched, launchProduct, removeData } from '../harness/product.ts';
import { expect, test } from '../harness/test.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const readToken = 'sk-read-token-of-the-test';

test.describe('a start', () => {
  const launched: Launched[] = [];
  const launch = async (...given: Parameters<typeof launchProduct>) => {
    const product = await launchProduct(...given);
    launched.push(product);
    return product;
  };
  test.afterEach(async () => {
    for (const product of launched.splice(0)) {
      await product.stop();
      removeData(product);
    }
  });

  const readHealth = async ({ read }: Launched): Promise<[number, Health]> => {
    const { status, text } = await read('/healthz');
    return [status, healthSchema.parse(JSON.parse(text))];
  };
  const says = (product: Launched, words: string) => expect.poll(product.output).toContain(words);

  test('fails with a token that its own lake rejects, and names the variable', async () => {
    const product = await launch({ SANITY_API_READ_TOKEN: readToken, LOG_LEVEL: 'silent' });
    expect(await product.ended).toBe(1);
    expect(product.output()).toMatch(
      /No page can be rendered\. The Content Lake rejects SANITY_API_READ_TOKEN \(401\)\. Create a token .*\n$/,
    );
    expect(product.output()).not.toMatch(/is ready|sk-read/);
  });

  const harms: [how: string, harm: (next: string) => void, words: RegExp][] = [
    [
      'misses a chunk',
      (next) => rmSync(someChunk(next)),
      /is incomplete \(\.next\/server\/.*\.js is missing\)/,
    ],
    [
      'has a truncated file',
      (next) => replace(path.join(next, 'BUILD_ID'), 'x'),
      /is incomplete \(\.next\/BUILD_ID is damaged\)/,
    ],
  ];
  for (const [how, harm, words] of harms)
    test(`fails with a build that ${how}, and names the file`, async () => {
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

  test.describe('with hosted Sanity', () => {
    let sanity: HostedSanity;
    const environment = () => ({
      SANITY_PROJECT_ID: 'abc123xy',
      SANITY_DATASET: 'news',
      SANITY_API_READ_TOKEN: readToken,
      LOG_LEVEL: 'silent',
      ...sanity.environment,
    });
    test.beforeAll(async ({ product: { origin } }) => {
      sanity = await startHostedSanity(origin);
    });
    test.afterAll(() => sanity.stop());
    test.beforeEach(() => sanity.simulate('none'));

    test('fails if the token is rejected, and names the variable', async () => {
      sanity.simulate('rejecting');
      const product = await launch(environment());
      expect(await product.ended).toBe(1);
      expect(product.output()).toMatch(/rejects SANITY_API_READ_TOKEN \(401\)\. .*sanity\.io\/manage.*\n$/);
      expect(product.output()).not.toMatch(/is ready|sk-read/);
    });

    test('retries if it cannot be reached, is not used by nginx meanwhile, and recovers', async ({
      product: other,
    }) => {
      sanity.simulate('down');
      const product = await launch(environment());
      let nginx: DocumentedNginx | null = null;
      try {
        await says(product, 'The Content Lake at https://abc123xy.api.sanity.io cannot be reached');
        expect(product.output()).toContain('Copydesk is not ready and keeps trying');
        await expect
          .poll(async () => {
            const [status, health] = await readHealth(product);
            expect([status, health.status]).toEqual([503, 'starting']);
            return [health.lake, health.problems.some(({ part }) => part === 'pages')];
          })
          .toEqual(['down', true]);
        expect(await product.statusOf('/')).toBe(503);
        nginx = await startDocumentedNginx([product.origin, other.origin]);
        for (const address of ['/', '/corrections', '/feed.xml', '/llms.txt', '/studio/desk', '/healthz'])
          expect([address, (await nginx.ask(address)).status]).toEqual([address, 200]);
        expect(product.output()).not.toContain('is ready');
      } finally {
        await nginx?.stop();
      }

      sanity.simulate('none');
      await product.ready;
      await expect
        .poll(async () => {
          const [status, { lake, problems }] = await readHealth(product);
          return [status, lake, problems];
        })
        .toEqual([200, 'hosted', []]);
      expect(await product.statusOf('/')).toBe(200);
    });
  });
});

/** Copies sources and build, so that a test can damage them. Packages are linked. */
const copyOfTree = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-tree-'));
  const tree = readdirSync(root).filter(
    (name) => !['.git', '.next', '.data', 'node_modules', 'test-results'].includes(name),
  );
  const copy = (...parameters: string[]) => spawnSync('cp', ['-a', ...parameters], { cwd: root });
  // Hard links, not copies: files are replaced, never written to.
  copy('-l', ...tree, folder);
  const next = path.join(folder, '.next');
  spawnSync('mkdir', [next]);
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
