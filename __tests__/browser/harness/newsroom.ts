import { randomUUID } from 'node:crypto';
import type { SanityClient } from '@sanity/client';
import { approveCorrection } from '../../../sanity/studio/requests/approvalRequest.ts';
import {
  type CorrectionWords,
  requestCorrection,
} from '../../../sanity/studio/requests/correctionRequest.ts';
import { paragraph } from '../../../tools/testing/changeStory.ts';

/** Publishes a story with a reporter's contact. Its id is its slug. */
export const publishStory = async (
  editor: SanityClient,
  slug: string,
  fields: Record<string, unknown> = {},
): Promise<void> => {
  const section = await editor.fetch<string>('*[_type == "section"][0]._id');
  await editor
    .transaction()
    .createOrReplace({
      _id: `person-${slug}`,
      _type: 'person',
      name: 'Ann Reporter',
      slug: { _type: 'slug', current: `ann-${slug}` },
    })
    .createOrReplace({
      _id: slug,
      _type: 'article',
      headline: `Headline of ${slug}`,
      slug: { _type: 'slug', current: slug },
      standfirst: 'What it is about, in a sentence that is long enough.',
      section: { _type: 'reference', _ref: section },
      contacts: [{ _type: 'reference', _ref: `person-${slug}`, _key: 'a' }],
      bylines: [{ _type: 'reference', _ref: `person-${slug}`, _key: 'a' }],
      firstPublishedAt: new Date().toISOString(),
      body: [],
      ...fields,
    })
    .commit();
};

/** What stories show of a published document changes by two people: one writes it in a draft, the other publishes it. */
export const changeByTwo = async (
  [writer, publisher]: [SanityClient, SanityClient],
  publishedId: string,
  set: Record<string, unknown>,
): Promise<void> => {
  const pair = { draftId: `drafts.${publishedId}`, publishedId };
  await writer.action({ actionType: 'sanity.action.document.edit', ...pair, patch: { set } });
  await publisher.action({ actionType: 'sanity.action.document.publish', ...pair });
};

/** Publishes a story without people, whose standfirst has a typo. Its id is its slug. */
export const publishMillStory = async (editor: SanityClient, id: string): Promise<void> => {
  const section = await editor.fetch<string>('*[_type == "section"][0]._id');
  await editor.createOrReplace({
    _id: id,
    _type: 'article',
    headline: `The mill of ${id} began in 1985`,
    slug: { _type: 'slug', current: id },
    standfirst: 'A mill that has stood by the river for longer than anybody remmembers.',
    section: { _type: 'reference', _ref: section },
    noByline: true,
    typeOfWork: 'news',
    language: 'en',
    firstPublishedAt: '2026-11-01T10:00:00.000Z',
    body: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'b', text: 'The mill began in 1985. It still stands.', marks: [] }],
      },
    ],
  });
};

/** A draft that has all that it needs, of a ferry. */
export const draftStory = async (editor: SanityClient, id: string): Promise<void> => {
  await editor.createOrReplace({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: `The ferry of ${id} sails again`,
    slug: { _type: 'slug', current: id },
    standfirst: 'A ferry that had been laid up for years is to cross the river again.',
    section: { _type: 'reference', _ref: await editor.fetch<string>('*[_type == "section"][0]._id') },
    noByline: true,
    typeOfWork: 'news',
    language: 'en',
    body: [paragraph('It sails at nine.')],
  });
};

export { paragraph };

/** The revision of the text that a request is about: of the draft, or of the live story without one. */
export const textRevision = async (client: SanityClient, articleId: string): Promise<string> => {
  const [draft, live] = await Promise.all(
    [`drafts.${articleId}`, articleId].map((id) => client.getDocument(id)),
  );
  return (draft ?? live)?._rev ?? '';
};

/**
 * One editor requests a correction of a live story and another approves it, as Studio's two actions do.
 *
 * @returns the correction's id.
 */
export const correctStory = async (
  { editor: asking, secondEditor: approving }: { editor: SanityClient; secondEditor: SanityClient },
  articleId: string,
  words: Partial<CorrectionWords> & Pick<CorrectionWords, 'note'>,
  change: Record<string, unknown>,
): Promise<string> => {
  const id = randomUUID();
  const whole: CorrectionWords = {
    kind: 'correction',
    severity: 'substantive',
    affects: ['body'],
    internalReason: 'For the test.',
    was: '',
    is: '',
    ...words,
  };
  const [asker, approver, revision] = await Promise.all([
    asking.users.getById('me'),
    approving.users.getById('me'),
    approving.fetch<string>('*[_id == $articleId][0]._rev', { articleId }),
  ]);
  const requestedText = await textRevision(asking, articleId);
  await asking.action(
    requestCorrection({ id, articleId, words: whole, requestedBy: asker.id, requestedText }),
  );
  const { _id, _rev, _createdAt, _updatedAt, ...story } = (await asking.getDocument(articleId)) ?? {
    _id: '',
  };
  if (Object.keys(change).length > 0)
    await asking.createOrReplace({ _type: 'article', ...story, ...change, _id: `drafts.${articleId}` });
  const [note, draft] = await Promise.all([id, articleId].map((of) => approving.getDocument(`drafts.${of}`)));
  await approving.action(
    approveCorrection({
      noteRevision: note?._rev ?? '',
      correction: { id, articleId, kind: whole.kind, severity: whole.severity, supersedes: null },
      article: { draftRevision: draft?._rev ?? null, revision, hasSummary: false },
      approvedBy: approver.id,
      now: new Date().toISOString(),
      transactionId: randomUUID(),
      sequence: 1,
    }),
  );
  return id;
};

/** Switches four eyes off and retracts a story. */
export const retractAlone = async (admin: SanityClient, id: string): Promise<void> => {
  await admin
    .patch('site')
    .set({ fourEyes: { off: true } })
    .commit();
  const { id: requestedBy } = await admin.users.getById('me');
  await admin.create({
    _type: 'correction',
    article: { _type: 'reference', _ref: id, _weak: true },
    kind: 'retraction',
    severity: 'serious',
    affects: ['body'],
    note: 'This story has been retracted, because a court wants its words to be gone.',
    requestedBy,
  });
};
