import { noteProblem } from '../../../lib/corrections/noteProblem.ts';

describe('noteProblem', () => {
  it.each([
    ['a whole sentence', 'An earlier version gave the company’s founding year as 1985; it was 1975.'],
    ['a figure first', '200 people attended the meeting, not 2,000 as an earlier version said.'],
    ['a script without capitals', 'ذكرت نسخة سابقة من هذا المقال أن الشركة تأسست عام ١٩٨٥، والصحيح ١٩٧٥.'],
    [
      'a quotation at the end',
      'An earlier version misquoted the minister. She said: “We will wait until May.”',
    ],
    ['forty characters', `A${'b'.repeat(38)}.`],
    ['spaces around it', `  A${'b'.repeat(38)}. `],
  ])('accepts %s', (_case, note) => {
    expect(noteProblem(note, 'correction')).toBeNull();
  });

  it.each([
    ['nothing', '', /what was wrong/u],
    ['a remark', 'Fixed the year.', /what was wrong/u],
    ['39 characters', `A${'b'.repeat(37)}.`, /in 40 characters or more/u],
    ['39 characters with spaces around them', ` A${'b'.repeat(37)}. `, /what was wrong/u],
    ['a fragment', 'the year in which the company was founded was given wrongly here.', /Begin/u],
    ['a sentence without an end', 'An earlier version gave the wrong year for the founding of it', /End/u],
    [
      'a pointer',
      'The figure given in the paragraph above was wrong and has been corrected.',
      /Name the passage/u,
    ],
    [
      'a softened word',
      'This story was updated to give the right founding year, which is 1975.',
      /say “correction”/u,
    ],
  ])('rejects %s', (_case, note, problem) => {
    expect(noteProblem(note, 'correction')).toMatch(problem);
  });

  it('allows the word “update” in an update', () => {
    expect(noteProblem('This story was updated with the company’s answer of Tuesday.', 'update')).toBeNull();
  });
});
