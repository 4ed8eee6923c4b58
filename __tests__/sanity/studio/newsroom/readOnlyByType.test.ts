import type { ConditionalPropertyCallbackContext } from 'sanity';
import { readOnlyByType } from '../../../../sanity/studio/newsroom/readOnlyByType.ts';

const isReadOnly = (type: string, role: string, document: object = { _createdAt: '2026-11-24T14:33:00Z' }) =>
  readOnlyByType(type)({
    document,
    currentUser: { roles: [{ name: role, title: role }] },
  } as unknown as ConditionalPropertyCallbackContext);

describe('the form of a document', () => {
  it.each(['redirect', 'site', 'frontPage', 'houseStyle'])('is read-only for a journalist: %s', (type) => {
    expect([isReadOnly(type, 'journalist'), isReadOnly(type, 'editor')]).toEqual([true, false]);
  });

  it.each(['page', 'section'])('is read-only for a journalist if it is new: %s', (type) => {
    expect([isReadOnly(type, 'journalist'), isReadOnly(type, 'journalist', {})]).toEqual([false, true]);
    expect(isReadOnly(type, 'editor', {})).toBe(false);
  });
});
