import { randomUUID } from 'node:crypto';
import type { SanityClient } from '@sanity/client';

/** By token. */
const ids = new Map<string, string>();

const idOf = async (client: SanityClient): Promise<string> => {
  const { token = '' } = client.config();
  const known = ids.get(token) ?? (await client.users.getById('me')).id;
  ids.set(token, known);
  return known;
};

const blockOf = (text: string) => ({
  _type: 'block',
  _key: randomUUID().slice(0, 8),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

/**
 * One editor adds a paragraph to a live story, with the update that says so: what changes a story that readers have
 * seen without a second person.
 */
export const updateStory = async (client: SanityClient, id: string, paragraph: string): Promise<void> => {
  await client
    .transaction()
    .create({
      _id: randomUUID(),
      _type: 'correction',
      article: { _type: 'reference', _ref: id, _weak: true },
      kind: 'update',
      severity: 'minor',
      affects: ['body'],
      note: 'The story has a paragraph more than when it was first published.',
      status: 'published',
      requestedBy: await idOf(client),
    })
    .patch(id, (patch) => patch.setIfMissing({ body: [] }).append('body', [blockOf(paragraph)]))
    .commit();
};

/** The paragraph that a story was given last. */
export const lastParagraphQuery = '*[_id == $id][0].body[-1].children[0].text';

/** Takes a live story off the site: one asks, another does it. */
export const withdrawStory = async (
  asking: SanityClient,
  doing: SanityClient,
  publishedId: string,
): Promise<void> => {
  const pair = { draftId: `drafts.${publishedId}`, publishedId };
  await asking.action({
    actionType: 'sanity.action.document.edit',
    ...pair,
    patch: { set: { withdrawal: { requestedBy: await idOf(asking), reason: 'For the test.' } } },
  });
  await doing.action({ actionType: 'sanity.action.document.unpublish', ...pair });
};
