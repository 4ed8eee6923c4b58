import { apiVersion } from '../../../../lib/apiVersion.ts';
import { embeddedClientFactory } from '../../../../sanity/studio/connection/embeddedClient.ts';
import { createSession } from '../../../../sanity/studio/connection/session.ts';
import { WindowOwner } from '../../../../sanity/studio/connection/WindowOwner.ts';

const people = new Map([
  ['anns', { id: 'ann', name: 'Ann' }],
  ['berts', { id: 'bert', name: 'Bert' }],
]);

it('holds back comments and tasks, whose client Studio makes of ours, while the window is another’s', async () => {
  let stored = 'anns';
  const listeners = new Set<() => void>();
  const seen: string[] = [];
  const session = createSession(
    async (input, init) => {
      const { pathname } = new URL(String(input), 'http://newsroom.test');
      seen.push(`${new Headers(init?.headers).get('authorization')} ${pathname}`);
      return Response.json({ results: [{ id: 'a' }], transactionId: 'one' });
    },
    {
      read: () => stored,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    new WindowOwner(async (token) => people.get(token) ?? null),
  );
  const store = (token: string) => {
    stored = token;
    for (const listener of [...listeners]) listener();
  };
  const create = embeddedClientFactory('http://newsroom.test/lake', session.fetch);
  const settings = { projectId: 'copydesk', dataset: 'production', apiVersion, useCdn: false };
  const client = create({ ...settings, token: 'anns' });
  // As `AddonDatasetProvider` of Studio.
  const talk = client.withConfig({ dataset: 'production-comments', requestTagPrefix: 'sanity.studio' });
  await client.create({ _type: 'article' });
  store('berts');
  const comment = talk.create({ _type: 'comment' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(session.otherPerson()).toContain('belongs to Ann');
  expect(seen).toHaveLength(1);
  store('anns');
  await comment;
  expect(seen).toEqual([
    `Bearer anns /lake/v${apiVersion}/data/mutate/production`,
    `Bearer anns /lake/v${apiVersion}/data/mutate/production-comments`,
  ]);
});
