import { act, renderHook } from '@testing-library/react';
import {
  type FormStart,
  type FormWords,
  initialWords,
  kindToOpen,
} from '../../../../../../sanity/studio/actions/corrections/form/FormWords.ts';
import { useKeptWords } from '../../../../../../sanity/studio/dialogs/useKeptWords.ts';

/** Opens the form, and types into it before it is closed. @returns the kind that it opens with. */
const open = (start: FormStart, typed?: Partial<FormWords>, isFixed = false): string => {
  const chosen = { kind: kindToOpen('story', start, isFixed), namedKind: start.namedKind ?? ('' as const) };
  const { result } = renderHook(() => useKeptWords('story', initialWords(start), chosen));
  if (typed) act(() => result.current.change(typed));
  return chosen.kind;
};

const correct: FormStart = { kind: 'correction' };
const clarify: FormStart = { kind: 'clarification', namedKind: 'clarification' };
const update: FormStart = { kind: 'update', namedKind: 'update' };

describe('the kind of a correction’s form that is opened again', () => {
  beforeEach(() => sessionStorage.clear());

  it('is the one that was chosen in it', () => {
    open(correct, { kind: 'clarification' });
    expect(open(correct)).toBe('clarification');
  });

  it('is the one that was chosen after the same button, and that of another button', () => {
    open(clarify, { kind: 'editors-note' });
    expect(open(clarify)).toBe('editors-note');
    expect(open(update)).toBe('update');
  });

  it('is that of a button if the words were typed after a button that names no kind', () => {
    open(correct, { kind: 'editors-note' });
    expect(open(clarify)).toBe('clarification');
  });

  it('is none that the form does not offer', () => {
    open({ kind: 'typo', namedKind: 'typo' }, { note: 'Typed' }, true);
    expect(open(correct)).toBe('correction');
    sessionStorage.setItem('copydesk.words.story', JSON.stringify({ kind: 'nonsense', namedKind: '' }));
    expect(open(correct)).toBe('correction');
  });

  it('is that of the button if it cannot be chosen', () => {
    open(update, { kind: 'clarification' });
    expect(open(update, {}, true)).toBe('update');
  });
});
