import { missedCorrectionWords, missedStoryWords } from '../../../lib/articles/missedWords.ts';

describe('the words of a story that missed its time', () => {
  it('end the reason with a full stop', () => {
    expect(missedStoryWords('A user may not publish it', true)).toContain(
      'publish it. The text is safe. Fix',
    );
    expect(missedStoryWords('It has no headline.', true)).toContain('no headline. The text is safe. Fix');
    expect(missedCorrectionWords('The story changed')).toBe(
      'The story changed. Nothing is lost. Another editor can approve it now.',
    );
  });

  it('tell an editor to publish it or to schedule it again', () => {
    expect(missedStoryWords('Why.', true)).toMatch(/then publish the story or schedule it again\.$/);
  });

  it('tell a journalist that an editor does', () => {
    expect(missedStoryWords('Why.', false)).toBe(
      'Why. The text is safe. You can fix the problem. An editor then publishes the story or schedules it again.',
    );
  });
});
