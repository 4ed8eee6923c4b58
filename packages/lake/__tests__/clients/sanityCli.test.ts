import { apiVersion } from '../../src/apiVersion.ts';
import { openSanityProgram, type SanityProgram } from './sanityProgram.ts';

let program: SanityProgram;
beforeAll(async () => {
  program = await openSanityProgram();
});
afterAll(() => program.close());
const rejections = () => program.rejected.splice(0);

describe('Sanity’s command line, unmodified', () => {
  it('writes, migrates, exports and imports documents', async () => {
    const { sanity, lake } = program;
    await program.sanityProcess('documents', 'create', 'oak.json');
    expect(JSON.parse(await sanity('documents', 'get', 'oak'))).toMatchObject({ title: 'Oak' });
    const editor = lake.client({
      projectId: 'garden',
      dataset: 'plants',
      token: lake.tokenFor('editor'),
      perspective: 'raw',
    });
    const query = '*[_type == "plant"]{name, title}';
    await sanity('migrations', 'run', 'rename', '--no-progress');
    await expect(editor.fetch(query)).resolves.toEqual([{ name: null, title: 'Oak' }]);
    await sanity('migrations', 'run', 'rename', '--no-dry-run', '--no-confirm', '--no-progress');
    const answer = await sanity('documents', 'query', query, '--api-version', `v${apiVersion}`);
    expect(JSON.parse(answer)).toEqual([{ name: 'Oak', title: null }]);
    await sanity('assets', 'upload', '--type', 'file', '--file', 'notes.txt');

    // The documents of an archive with releases.
    await editor.releases.create({ releaseId: 'spring', metadata: { releaseType: 'scheduled' } });
    await editor.createVersion({ releaseId: 'spring', publishedId: 'oak', baseId: 'oak' });
    const publishAt = '2120-01-01T00:00:00.000Z';
    await editor.releases.schedule({ releaseId: 'spring', publishAt });

    expect((await sanity('dataset', 'list')).trim()).toBe('plants');
    await sanity('dataset', 'create', 'seeds', '--visibility', 'private');
    await sanity('dataset', 'export', 'plants', 'plants.tar.gz');
    await sanity('dataset', 'import', 'plants.tar.gz', '--dataset', 'seeds');
    const seeds = editor.withConfig({ dataset: 'seeds' });
    const held = await seeds.fetch<string[]>('*._id');
    expect(held).toEqual([
      '_.releases.spring',
      expect.stringMatching(/^file-/),
      'oak',
      'versions.spring.oak',
    ]);
    await expect(seeds.getDocument('_.releases.spring')).resolves.toMatchObject({
      state: 'active',
      metadata: { intendedPublishAt: publishAt },
    });
    await seeds.patch('oak').set({ name: 'Holm oak' }).commit();
    await seeds.delete('versions.spring.oak');
    await sanity('dataset', 'import', 'plants.tar.gz', '--dataset', 'seeds', '--missing');
    await expect(seeds.fetch('*._id')).resolves.toEqual(held);
    await expect(seeds.getDocument('oak')).resolves.toMatchObject({ name: 'Holm oak' });
    await sanity('dataset', 'import', 'plants.tar.gz', '--dataset', 'seeds', '--replace');
    await expect(seeds.getDocument('oak')).resolves.toMatchObject({ name: 'Oak' });

    expect((await sanity('dataset', 'visibility', 'get', 'seeds')).trim()).toBe('private');
    await sanity('dataset', 'visibility', 'set', 'seeds', 'public');
    await expect(seeds.withConfig({ token: '' }).fetch('count(*)')).resolves.toBeGreaterThan(0);
    expect(await sanity('documents', 'delete', 'oak', '--dataset', 'seeds')).toContain('Deleted');
    await sanity('dataset', 'delete', 'seeds', '--force');
    expect(rejections()).toEqual([]);
  });

  it('manages tokens, people, projects and deployed schemas', async () => {
    const { sanity, lake } = program;
    const made = JSON.parse(
      await sanity('tokens', 'create', 'script', '--role', 'viewer', '--yes', '--json'),
    ) as { id: string; token: string };
    expect(JSON.parse(await sanity('tokens', 'list', '--json'))).toContainEqual(
      expect.objectContaining({
        id: made.id,
        label: 'script',
        memberships: [{ resourceType: 'project', resourceId: 'garden', roleNames: ['viewer'] }],
      }),
    );
    const rotated = JSON.parse(await sanity('tokens', 'rotate', '--token', made.token, '--json')) as {
      token: string;
    };
    const client = (token: string) => lake.client({ projectId: 'garden', dataset: 'plants', token });
    await expect(client(rotated.token).users.getById('me')).resolves.toMatchObject({ name: 'script' });
    await expect(client(made.token).users.getById('me')).rejects.toMatchObject({ statusCode: 401 });
    expect(await sanity('users', 'list', '--robots')).toContain('script');
    expect(await sanity('projects', 'list')).toContain('garden');
    expect(await sanity('cors', 'list')).toContain(`http://localhost:${lake.server.port}`);
    await sanity('tokens', 'delete', made.id, '--yes');
    expect(await sanity('tokens', 'list')).not.toContain('script');
    await sanity('schemas', 'deploy');
    const schemas = '/projects/garden/datasets/plants/schemas';
    const owner = client(lake.tokenFor('administrator'));
    const [deployed] = await owner.request<{ _id: string; schema: string }[]>({ url: schemas });
    expect(deployed).toMatchObject({ _id: '_.schemas.default', workspace: { name: 'default' } });
    expect(JSON.parse(deployed?.schema ?? '')).toContainEqual(expect.objectContaining({ name: 'plant' }));
    await owner.request({ url: `${schemas}/_.schemas.default`, method: 'DELETE' });
    await expect(owner.request({ url: `${schemas}/_.schemas.default` })).resolves.toEqual([]);
    expect(rejections()).toEqual([]);
  });

  it.each([
    ['datasets copy plants more', 'no dataset copies'],
    ['cors add http://example.org --no-credentials --yes', 'start it with --origin URL'],
    ['tokens create late --role viewer --yes --expires-at 2127-01-01', 'do not expire'],
  ])('names the unsupported feature for `sanity %s`', async (command, words) => {
    expect(await program.complaint(...command.split(' '))).toContain(words);
  });

  it('exits with an error that names the unsupported feature', async () => {
    await expect(program.sanityProcess('hooks', 'list')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no webhooks: follow /data/listen'),
    });
  });
});
