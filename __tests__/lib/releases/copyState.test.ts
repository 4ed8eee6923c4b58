import { copyButton, copyStateOf, copyWords } from '../../../lib/releases/copyState.ts';

const story = { _type: 'article' };
const note = { _type: 'correction', kind: 'correction' };
const editor = { mayPublish: true, release: 'Budget', author: 'Joan' };
const journalist = { ...editor, mayPublish: false };

describe('a copy in a release', () => {
  it.each([
    ['unread', story],
    ['unread', { _type: 'person', unreviewedChangeAt: '2026-11-27T09:00:00Z' }],
    ['read', { ...story, readBy: 'pAnna' }],
    ['unapproved', { ...note, readBy: 'pAnna' }],
    ['approved', { ...note, approvedBy: 'pAnna' }],
    ['unread', { _type: 'correction', kind: 'typo' }],
  ])('is %s: %j', (state, copy) => {
    expect(copyStateOf(copy)).toBe(state);
  });

  it.each([
    [story, 'Waiting for an editor'],
    [{ ...story, readBy: 'pAnna' }, 'An editor has read this copy'],
    [note, 'A correction goes into a release with its approval'],
    [{ ...note, approvedBy: 'pAnna' }, 'Approved for the release “Budget”'],
  ])('tells a journalist what happens next, and has no button to press: %j', (copy, title) => {
    expect(copyWords(copy, journalist)).toMatchObject({ title, text: expect.stringMatching(/\w/) });
    expect(copyButton(copy, journalist).disabledReason).not.toBeNull();
  });

  it('is confirmed by an editor if nobody has read it', () => {
    expect(copyWords(story, editor)?.title).toBe('Joan put this into the release or changed it there');
    expect(copyWords(story, { ...editor, author: null })?.title).toBe('No editor has read this copy yet');
    expect(copyButton(story, editor)).toEqual({ label: 'Confirm for the release', disabledReason: null });
  });

  it.each([[{ ...story, readBy: 'pAnna' }], [note], [{ ...note, approvedBy: 'pAnna' }]])(
    'is not confirmed otherwise: %j',
    (copy) => {
      expect(copyWords(copy, editor)).toBeNull();
      expect(copyButton(copy, editor).disabledReason).not.toBeNull();
    },
  );
});
