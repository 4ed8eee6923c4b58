import { shownProblems } from '../../../../../../sanity/studio/actions/corrections/form/shownProblems.ts';

const late = 'Ann changed the story while you wrote: Body.';

describe('what the form of a correction says above its buttons', () => {
  it('is who changed what, also after the server refused to take it', () => {
    const refusal = 'The text of the story has changed since you read it.';
    expect(shownProblems({ refusal, obstacles: [late], problems: [] })).toEqual([refusal, late]);
  });

  it('says each thing once', () => {
    expect(shownProblems({ refusal: late, obstacles: [late], problems: ['Write a note.'] })).toEqual([
      late,
      'Write a note.',
    ]);
  });
});
