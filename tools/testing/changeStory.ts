import { randomUUID } from 'node:crypto';
import type { SanityClient } from '@sanity/client';

/** User ids by token. */
const ids = new Map<string, string>();

const idOf = async (client: SanityClient): Promise<string> => {
  const { token = '' } = client.config();
  const known = ids.get(token) ?? (await client.users.getById('me')).id;
  ids.set(token, known);
  return known;
};

/** A paragraph of a body. */
export const paragraph = (text: string) => ({
  _type: 'block',
  _key: randomUUID().slice(0, 8),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
});

/**
 * Adds a paragraph to a live story and publishes the update for it. One editor may do this without an approval.
 */
export const updateStory = async (client: SanityClient, id: string, text: string): Promise<void> => {
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
    .patch(id, (patch) => patch.setIfMissing({ body: [] }).append('body', [paragraph(text)]))
    .commit();
};

/** The paragraphs of a story. */
export const paragraphsQuery = '*[_id == $id][0].body[].children[0].text';

/** The last paragraph of a story. */
export const lastParagraphQuery = '*[_id == $id][0].body[-1].children[0].text';

/** Unpublishes a live story: one editor requests it, another does it. */
export const withdrawStory = async (
  requester: SanityClient,
  approver: SanityClient,
  publishedId: string,
): Promise<void> => {
  const pair = { draftId: `drafts.${publishedId}`, publishedId };
  await requester.action({
    actionType: 'sanity.action.document.edit',
    ...pair,
    patch: { set: { withdrawal: { requestedBy: await idOf(requester), reason: 'For the test.' } } },
  });
  await approver.action({ actionType: 'sanity.action.document.unpublish', ...pair });
};
