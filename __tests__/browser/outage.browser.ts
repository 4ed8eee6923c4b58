import { clientOf, dataDir, eventually, origin } from './harness/browser.ts';
import { pidOf } from './harness/processes.ts';

const health = async () =>
  (await fetch(`${origin}/healthz`)).json() as Promise<{ status: string; lake: string }>;
const readStory = async (path: string) => {
  const answer = await fetch(origin + path);
  return {
    status: answer.status,
    text: await answer.text(),
    cache: answer.headers.get('cache-status') ?? '',
  };
};

describe('while the lake is away', () => {
  let story = '';
  beforeAll(async () => {
    const editor = await clientOf('editor');
    story = `/articles/${await editor.fetch<string>('*[_type == "article"] | order(_createdAt)[0].slug.current')}`;
    await eventually(async () => (await readStory(story)).status === 200);
    await eventually(async () => (await readStory('/')).status === 200);
  });

  it('hangs: every page served before is served on, and says so', async () => {
    const before = await readStory(story);
    const pid = pidOf('lake', dataDir);
    process.kill(pid, 'SIGSTOP');
    try {
      for (let second = 0; second < 3; second += 1) {
        const during = await readStory(story);
        expect([during.status, during.text]).toEqual([200, before.text]);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('dies: pages stay, the lake comes back, and a publish shows within a second again', async () => {
    const before = await readStory(story);
    process.kill(pidOf('lake', dataDir), 'SIGKILL');
    await eventually(async () => (await readStory(story)).cache.includes('last good page'), 3_000);
    expect(await readStory(story)).toMatchObject({ status: 200, text: before.text });
    await eventually(async () => (await health()).lake === 'up', 20_000);
    await eventually(async () => !(await readStory(story)).cache.includes('last good page'), 20_000);

    const editor = await clientOf('editor');
    const id = await editor.fetch<string>('*[_type == "article" && slug.current == $slug][0]._id', {
      slug: story.split('/').at(-1),
    });
    const standfirst = 'A new standfirst, written after the lake had died and come back to life.';
    await editor.patch(id).set({ standfirst }).commit();
    expect(await eventually(async () => (await readStory(story)).text.includes(standfirst))).toBeLessThan(
      1_000,
    );
  });

  it('loses the site: pages stay, and it comes back', async () => {
    const front = await readStory('/');
    process.kill(pidOf('site', dataDir), 'SIGKILL');
    expect((await readStory('/')).text).toBe(front.text);
    await eventually(async () => (await health()).status === 'ok', 30_000);
  });
});
