import { act, renderHook } from '@testing-library/react';
import { forgetWordsOfOthers, useKeptWords } from '../../../../sanity/studio/dialogs/useKeptWords.ts';

const initial = { note: '', kind: 'correction', affects: ['body'] };

describe('useKeptWords', () => {
  beforeEach(() => sessionStorage.clear());

  it('restores what was typed before the dialog was closed', () => {
    const first = renderHook(() => useKeptWords('a', initial));
    expect(first.result.current.isKept).toBe(false);
    act(() => first.result.current.change({ note: 'An earlier version' }));
    first.unmount();
    const second = renderHook(() => useKeptWords('a', initial));
    expect(second.result.current).toMatchObject({ isKept: true, words: { note: 'An earlier version' } });
    expect(second.result.current.words).toEqual({ ...initial, note: 'An earlier version' });
    expect(Date.parse(second.result.current.keptAt ?? '')).not.toBeNaN();
  });

  it('keeps the words of each document apart', () => {
    const first = renderHook(() => useKeptWords('a', initial));
    act(() => first.result.current.change({ note: 'Of a' }));
    expect(renderHook(() => useKeptWords('b', initial)).result.current.words).toEqual(initial);
  });

  it('prefers what was chosen at this opening', () => {
    const first = renderHook(() => useKeptWords('a', initial));
    act(() => first.result.current.change({ note: 'Mine', kind: 'update' }));
    const second = renderHook(() => useKeptWords('a', initial, { kind: 'clarification' }));
    expect(second.result.current.words).toMatchObject({ note: 'Mine', kind: 'clarification' });
  });

  it('forgets them after they are sent', () => {
    const first = renderHook(() => useKeptWords('a', initial));
    act(() => first.result.current.change({ note: 'Sent' }));
    act(() => first.result.current.forget());
    expect(first.result.current.words).toEqual(initial);
    expect(renderHook(() => useKeptWords('a', initial)).result.current).toMatchObject({
      isKept: false,
      keptAt: null,
    });
  });

  it.each(['no JSON', 'null', '7', '{"note":7,"other":"x"}'])(
    'ignores stored values of other types: %s',
    (stored) => {
      sessionStorage.setItem('copydesk.words.a', stored);
      expect(renderHook(() => useKeptWords('a', initial)).result.current.words).toEqual(initial);
    },
  );
});

describe('forgetWordsOfOthers', () => {
  beforeEach(() => sessionStorage.clear());

  it('keeps the words of a person who signs in again', () => {
    forgetWordsOfOthers('ann');
    sessionStorage.setItem('copydesk.words.a', '{"note":"Mine"}');
    forgetWordsOfOthers('ann');
    expect(sessionStorage.getItem('copydesk.words.a')).toBe('{"note":"Mine"}');
  });

  it('forgets them when another person signs in, and nothing of other programs', () => {
    forgetWordsOfOthers('ann');
    sessionStorage.setItem('copydesk.words.a', '{"note":"Mine"}');
    sessionStorage.setItem('other', 'stays');
    forgetWordsOfOthers('bob');
    expect(sessionStorage.getItem('copydesk.words.a')).toBeNull();
    expect(sessionStorage.getItem('other')).toBe('stays');
    forgetWordsOfOthers('ann');
    expect(sessionStorage.getItem('copydesk.words.a')).toBeNull();
  });
});
