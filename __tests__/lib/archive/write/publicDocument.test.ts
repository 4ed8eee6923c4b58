import {
  assetsIn,
  isPublicDocument,
  publicDocument,
  referencesIn,
  type StoredDocument,
  withAssetFiles,
} from '../../../../lib/archive/write/publicDocument.ts';
import { importProblem } from '../../../../sanity/policy/shapes/importProblem.ts';

const now = new Date('2026-11-27T12:00:00Z');
const setting = { now, isExported: (id: string) => id !== 'unpublished', isRetracted: () => false };
const reference = (_ref: string) => ({ _type: 'reference', _ref });

const story: StoredDocument = {
  ...{ _id: 'a', _type: 'article', _rev: 'r', _createdAt: '2026-11-20T08:00:00Z', _updatedAt: 'later' },
  ...{ headline: 'A headline', slug: { _type: 'slug', current: 'a' }, body: [{ _type: 'relatedStory' }] },
  ...{ filedBy: 'staff-one', sentBack: { reason: 'Too long' }, scheduledFor: null, coverage: reference('c') },
  ...{ bylines: [reference('p'), reference('unpublished')] },
};
const correction: StoredDocument = {
  ...{ _id: 'k', _type: 'correction', status: 'published', kind: 'correction', note: 'It was wrong.' },
  ...{ publishedAt: '2026-11-24T14:33:00Z', requestedBy: 'staff-one', approvedBy: 'staff-two' },
  ...{ article: reference('a'), changes: [{ was: 'a', is: 'b' }], internalReason: 'A source told us.' },
};

describe('a document of an export', () => {
  it.each([
    ['a draft', { ...story, _id: 'drafts.a' }],
    ['a private document', { ...story, _id: 'internal.contact.p', _type: 'person' }],
    ['a plan', { ...story, _type: 'coverage' }],
    ['a record of a picture', { ...story, _type: 'pictureRecord' }],
    ['a type that is not known', { ...story, _type: 'note' }],
    ['a story under embargo', { ...story, embargoedUntil: '2026-12-01T00:00:00Z' }],
    ['a story whose embargo cannot be read', { ...story, embargoedUntil: 'soon' }],
    ['a story without an address', { ...story, slug: undefined }],
    ['a typo', { ...correction, kind: 'typo' }],
    ['a report of a reader', { ...correction, status: 'reported' }],
    ['a correction that nobody approved', { ...correction, approvedBy: undefined }],
    ['a correction that its requester approved', { ...correction, approvedBy: 'staff-one' }],
  ])('is not %s', (_case, document) => {
    expect(isPublicDocument(document, now)).toBe(false);
  });

  it('has the fields that readers see, and no others', () => {
    expect(isPublicDocument(story, now)).toBe(true);
    expect(Object.keys(publicDocument(story, setting))).toEqual([
      ...['_id', '_type', '_createdAt', 'headline', 'slug', 'bylines', 'body'],
    ]);
  });

  it('refers weakly to a document that stays behind, so that an import does not fail', () => {
    expect(publicDocument(story, setting).bylines).toEqual([
      reference('p'),
      { ...reference('unpublished'), _weak: true },
    ]);
    expect(referencesIn(story.bylines)).toEqual(['p', 'unpublished']);
  });

  it('names nobody of the newsroom, and still has two people for a correction', () => {
    const shown = publicDocument(correction, setting);
    expect(shown).toMatchObject({ requestedBy: 'requester', approvedBy: 'approver', note: 'It was wrong.' });
    expect(JSON.stringify(shown)).not.toMatch(/staff|source/);
    expect(isPublicDocument(shown, now)).toBe(true);
    expect(publicDocument(shown, setting)).toEqual(shown);
  });

  it('has no text of a retracted story', () => {
    const shown = publicDocument({ ...story, retractedAt: '2026-11-26T00:00:00Z' }, setting);
    expect(shown).toMatchObject({ headline: 'A headline', retractedAt: '2026-11-26T00:00:00Z' });
    expect(JSON.stringify(shown.body)).toContain('This story has been retracted.');
    expect(JSON.stringify(shown.body)).not.toContain('relatedStory');
    expect(publicDocument(correction, { ...setting, isRetracted: () => true })).not.toHaveProperty('changes');
  });

  it('has the note of a correction, and no sentence of the entry or story that was taken off', () => {
    const told: StoredDocument = { ...correction, was: 'a', is: 'b', liveStory: reference('a') };
    expect(publicDocument(told, setting)).toMatchObject({ was: 'a', is: 'b', changes: told.changes });
    const shown = publicDocument({ ...told, article: reference('unpublished') }, setting);
    expect(shown).toMatchObject({ note: 'It was wrong.', kind: 'correction' });
    for (const name of ['was', 'is', 'changes']) expect(shown).not.toHaveProperty(name);
    expect(isPublicDocument(shown, now)).toBe(true);
  });

  it('can be imported after a retraction', () => {
    const whole = { ...story, section: reference('tech'), bylines: [{ _key: 'p', ...reference('p') }] };
    expect(
      importProblem(publicDocument({ ...whole, retractedAt: '2026-11-26T00:00:00Z' }, setting)),
    ).toBeNull();
  });

  it('has only public channels that are valid', () => {
    const channel = { _key: 'a', kind: 'email', value: 'ann@example.org', isPublic: true };
    const channels = [
      channel,
      { ...channel, isPublic: false },
      { ...channel, expiresAt: '2026-01-01T00:00:00Z' },
    ];
    const person = { _id: 'p', _type: 'person', name: 'Ann Other', channels };
    expect(publicDocument(person, setting).channels).toEqual([channel]);
  });

  it('does not say who switched four eyes off', () => {
    const fourEyes = {
      off: true,
      since: '2026-01-01T00:00:00Z',
      by: 'staff-one',
      log: [{ by: 'staff-one' }],
    };
    const site = { _id: 'site', _type: 'site', title: 'The Proof', fourEyes };
    expect(publicDocument(site, setting).fourEyes).toEqual({ off: true, since: '2026-01-01T00:00:00Z' });
  });

  it('names the files of its pictures', () => {
    const image = { _type: 'image', asset: reference('image-abc-1x1-png'), alt: 'A river' };
    expect(assetsIn({ image })).toEqual(['image-abc-1x1-png']);
    expect(withAssetFiles({ image }, () => 'file://./assets/abc.png')).toEqual({
      image: { _type: 'image', _sanityAsset: 'image@file://./assets/abc.png', alt: 'A river' },
    });
    expect(withAssetFiles({ image }, () => null)).toEqual({ image: { _type: 'image', alt: 'A river' } });
  });
});
