import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@sanity/client';
import sharp from 'sharp';
import { apiVersion } from '../../src/apiVersion.ts';
import { writeSanityProject } from '../clients/sanityProgram.ts';
import { runCommand, startLake } from '../commands/lakeCommand.ts';
import { installPacked } from './installPacked.ts';

/** Compiling, packing and installing takes long. */

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lake-packed-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let place: string;
let program: string;
beforeAll(async () => {
  ({ place, program } = await installPacked(folder));
});

/** The code blocks of the README in order. */
const blocksOf = (language: string): string[] =>
  [...readFileSync('packages/lake/README.md', 'utf8').matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(
    ([, found, text = '']) => (found === language ? text : []),
  );

/** A module that makes a process fail that connects to another machine. */
const onlyThisMachine = `data:text/javascript,${encodeURIComponent(`
  import { Socket } from 'node:net';
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...given) {
    const { host = 'localhost' } = [given[0]].flat()[0];
    if (!/^(127[.]|::1$|localhost$)/.test(host)) throw new Error('There is no network: ' + host);
    return connect.apply(this, given);
  };`)}`;

const filesOf = (name: string): string[] =>
  readdirSync(path.join(place, 'node_modules/local-lake', name), { recursive: true }).map(String);

describe('the package that npm packs', () => {
  it('is compiled, with types, description and licence', () => {
    const files = filesOf('.').filter((name) => !name.startsWith('node_modules'));
    expect(files.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([]);
    for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE', 'package.json', 'bin/local-lake.js'])
      expect(files).toContain(name);
    expect(files.some((name) => /^(src|__tests__|pack)\b/.test(name))).toBe(false);
    expect(files.filter((name) => name.includes('LICENSE.'))).toHaveLength(1);
    const { exports } = JSON.parse(
      readFileSync(path.join(place, 'node_modules/local-lake/package.json'), 'utf8'),
    ) as { exports: Record<string, string | { types: string; default: string }> };
    for (const target of Object.values(exports).flatMap((one) =>
      typeof one === 'string' ? one : Object.values(one),
    ))
      expect(files).toContain(target.replace('./', ''));
  });

  it('does not change the checkout', () => {
    const checkout = path.join(folder, 'checkout/packages/lake');
    expect(existsSync(path.join(checkout, 'dist'))).toBe(false);
    expect(readFileSync(path.join(checkout, 'package.json'), 'utf8')).toBe(
      readFileSync('packages/lake/package.json', 'utf8'),
    );
  });

  it('starts by one command on a machine with only Node and no network, and serves a client with a project, dataset and token', async () => {
    const bare = path.join(folder, 'only-node');
    const env = { PATH: bare, HOME: folder, NODE_OPTIONS: `--import=${onlyThisMachine}` };
    symlinkSync(path.dirname(process.execPath), bare);
    const lake = await startLake(place, { program, env });
    try {
      const run = (...args: string[]) => runCommand(place, args, { program, env });
      expect(await run('project', 'create', 'garden', '--dataset', 'plants')).toMatchObject({ code: 0 });
      expect(await run('dataset', 'create', 'trees', '--project', 'garden')).toMatchObject({ code: 0 });
      const token = await run('token', '--project', 'garden', '--role', 'editor', '--label', 'test');
      const client = createClient({
        projectId: 'garden',
        dataset: 'plants',
        apiVersion,
        apiHost: lake.base,
        useProjectHostname: false,
        useCdn: false,
        token: token.stdout.trim(),
      });
      // A query in another thread, and an image in another process.
      await client.create({ _id: 'rose', _type: 'plant', name: 'Rose' });
      expect(await client.fetch('*[_type == "plant" && name match "ro*"]{"n": upper(name)}')).toEqual([
        { n: 'ROSE' },
      ]);
      const image = await sharp({ create: { width: 6, height: 4, channels: 3, background: '#b21' } })
        .png()
        .toBuffer();
      expect((await client.assets.upload('image', image)).metadata.dimensions.width).toBe(6);
      const anonymous = client.withConfig({ token: '' });
      expect(await anonymous.fetch('count(*[_type == "plant"])')).toBe(1);
      expect(await client.withConfig({ dataset: 'trees' }).fetch('count(*)')).toBe(0);
    } finally {
      await lake.stop();
    }
  });

  it('runs Sanity’s command line', async () => {
    const cwd = mkdtempSync(path.join(folder, 'sanity-'));
    writeSanityProject(cwd);
    const lake = await startLake(cwd, { program, args: ['--project', 'garden', '--dataset', 'plants'] });
    try {
      const sanity = path.join(process.cwd(), 'node_modules/.bin/sanity');
      const args = ['run', process.execPath, sanity, 'documents', 'create', 'oak.json'];
      expect(await runCommand(cwd, args, { program })).toMatchObject({ code: 0 });
      const document = await fetch(`${lake.base}/v${apiVersion}/data/doc/plants/oak`, {
        headers: { 'x-sanity-project-id': 'garden' },
      });
      expect(await document.json()).toMatchObject({ documents: [{ _id: 'oak', title: 'Oak' }] });
    } finally {
      await lake.stop();
    }
  });

  it('works with the commands of its README', async () => {
    const [, commands = ''] = blocksOf('sh');
    const lines = commands.trim().split('\n');
    expect(lines.length).toBeGreaterThan(4);
    const cwd = mkdtempSync(path.join(folder, 'typed-'));
    const lake = await startLake(cwd, { program });
    try {
      for (const line of lines) {
        const typed = line.replace(/^npx local-lake/, `"${process.execPath}" "${program}"`);
        const run = spawnSync(typed, { cwd, shell: true, encoding: 'utf8' });
        expect({ line, status: run.status, stderr: run.stderr }).toMatchObject({ line, status: 0 });
      }
    } finally {
      await lake.stop();
    }
  });

  it('can be embedded and used in tests as its README shows, with types that find mistakes', () => {
    const shown = blocksOf('ts').filter((text) => text.includes("from 'local-lake"));
    expect(shown).toHaveLength(2);
    const wrong = `import { serve } from 'local-lake';
const server = await serve({ port: 0, data: 'wrong' });
// @ts-expect-error a port is a number
const text: string = server.port;
// @ts-expect-error a policy answers no number
await serve({ port: 0, data: 'wrong', projects: { garden: { policy: () => 1 } } });
export { text };
`;
    const files = [...shown.map((text) => text.replace('port: 3334', 'port: 0')), wrong].map(
      (text, index) => {
        const file = `shown-${index}.ts`;
        writeFileSync(
          path.join(place, file),
          text.replace(/(const server = await serve.*\n)$/, '$1await server.close();\n'),
        );
        return file;
      },
    );
    const options =
      '--noEmit --strict --module nodenext --target es2024 --lib es2025,dom,dom.iterable,dom.asynciterable --types node';
    // Types of Node's own come with the package, or with the checkout where the registry could not be reached.
    const roots = ['node_modules/@types', 'node_modules/local-lake/node_modules/@types'].join(',');
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const compiled = spawnSync(
      process.execPath,
      [compiler, ...options.split(' '), '--typeRoots', roots, ...files],
      { cwd: place, encoding: 'utf8' },
    );
    expect(compiled.stdout).toBe('');
    for (const file of files.slice(0, 2)) {
      const run = spawnSync(process.execPath, [file], { cwd: place, encoding: 'utf8' });
      expect(run).toMatchObject({ status: 0, stderr: '' });
    }
  });

  it('names the Node version that it needs on an older one', () => {
    const old = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'22.1.0'}})";
    const { status, stderr } = spawnSync(process.execPath, ['--import', old, program], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('local-lake needs Node 24 or newer');
  });
});
