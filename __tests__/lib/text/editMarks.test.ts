import { editMarksOf, withoutEditMarks } from '../../../lib/text/editMarks.ts';

const marks = '\u200B\u200B\u200B\u200B\u200D\uFEFF\u200C\u200B';

describe('edit marks', () => {
  it('are removed from a text, whose joiners stay', () => {
    expect(withoutEditMarks(`می\u200Cخواهم 👩\u200D💻${marks}`)).toBe('می\u200Cخواهم 👩\u200D💻');
  });

  it('are those of the first text that has some', () => {
    expect(editMarksOf(null, '', 'A mill', `By the river${marks}`)).toBe(marks);
  });

  it('are none for readers', () => {
    expect(editMarksOf('A mill', null)).toBe('');
  });
});
