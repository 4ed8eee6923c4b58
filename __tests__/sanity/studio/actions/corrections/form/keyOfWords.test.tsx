import { act, renderHook } from '@testing-library/react';
import { keyOfWords } from '../../../../../../sanity/studio/actions/corrections/form/keyOfWords.ts';
import { useKeptWords } from '../../../../../../sanity/studio/dialogs/useKeptWords.ts';

/** The words that the dialog opens with. */
const open = (reportId?: string) => {
  const initial = { note: reportId ? `Of ${reportId}` : '', reportId: '' };
  const start = { kind: 'correction' as const, ...(reportId && { reportId }) };
  const key = keyOfWords({ articleId: 'story', start });
  return renderHook(() => useKeptWords(key, initial, reportId ? { reportId } : {})).result;
};

const type = (dialog: ReturnType<typeof open>, note: string) => act(() => dialog.current.change({ note }));

describe('the words of an answer to a report', () => {
  beforeEach(() => sessionStorage.clear());

  it('are found again at the report and at its story', () => {
    type(open('first'), 'Typed');
    for (const opened of [open('first'), open()])
      expect(opened.current.words).toEqual({ note: 'Typed', reportId: 'first' });
  });

  it('are not shown at another report of the story, whose own are kept too', () => {
    const first = open('first');
    type(first, 'Typed for the first');
    expect(open('second').current).toMatchObject({ isKept: false, words: { note: 'Of second' } });
    type(open('second'), 'Typed for the second');
    expect(open('first').current.words.note).toBe('Typed for the first');
    act(() => first.current.forget());
    expect(open('second').current.words.note).toBe('Typed for the second');
  });

  it('are those that were typed at the story, if they answered no report', () => {
    type(open(), 'Typed at the story');
    expect(open('first').current.words).toEqual({ note: 'Typed at the story', reportId: 'first' });
  });
});
