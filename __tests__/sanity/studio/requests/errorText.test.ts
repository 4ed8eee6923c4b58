import { errorText, isUnanswered } from '../../../../sanity/studio/requests/errorText.ts';

describe('the text of an error', () => {
  it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'says that nobody knows whether it was done if no answer came: %s',
    (message) => {
      const lost = new TypeError(message);
      expect(isUnanswered(lost)).toBe(true);
      expect(errorText(lost)).toContain('It may have done it all the same');
    },
  );

  it('says that an upload was lost', () => {
    const lost = new Error('XHR upload network error');
    expect(errorText(lost)).toBe('The connection to the server was lost.');
  });

  it('is the reason of the server', () => {
    const refused = Object.assign(new Error('Client error'), {
      response: {
        body: { error: { description: 'The mutation(s) failed: Another editor must approve it.' } },
      },
    });
    expect(isUnanswered(refused)).toBe(false);
    expect(errorText(refused)).toBe('Another editor must approve it.');
  });

  it.each([
    [
      'another revision was read',
      'Document "drafts.a" has unexpected revision ID ("b"), expected "c"',
      'Somebody changed it at the same moment. Read it again, then try again.',
    ],
    [
      'it is gone',
      'The document with the ID "drafts.a" was not found',
      'It is gone: somebody published, took back or deleted it at the same moment.',
    ],
  ])('says in plain words that %s', (_case, reason, words) => {
    const description = `The action(s) failed: ${reason}`;
    const refused = Object.assign(new Error('Client error'), {
      response: { body: { error: { description } } },
    });
    expect(errorText(refused)).toBe(words);
  });

  it('is the message of any other error', () => {
    expect(errorText(new TypeError('x is not a function'))).toBe('x is not a function');
  });
});
