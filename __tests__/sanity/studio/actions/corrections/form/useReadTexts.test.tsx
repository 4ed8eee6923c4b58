import { act, renderHook } from '@testing-library/react';
import type { AffectedPart } from '../../../../../../lib/corrections/vocabulary.ts';
import type { ReadTexts } from '../../../../../../sanity/studio/actions/corrections/form/readTexts.ts';
import { useReadTexts } from '../../../../../../sanity/studio/actions/corrections/form/useReadTexts.ts';

const live = { _id: 'a', _rev: 'r1', headline: 'Eight schools close', standfirst: 'From May.' };
const draft = { ...live, headline: 'Nine schools close' };
const later = { ...draft, _rev: 'r2', standfirst: 'From June.' };

const open = (texts: ReadTexts, isKept: boolean) =>
  renderHook((now: ReadTexts) => useReadTexts('a', now, isKept), { initialProps: texts });

describe('the text of a story under a note that is being written', () => {
  beforeEach(() => sessionStorage.clear());

  it('waits to be read after each change, and takes the parts of the correction along', () => {
    const { result, rerender } = open({ live, draft }, false);
    let parts: AffectedPart[] = ['headline'];
    const confirm = () =>
      act(() => {
        parts = result.current.confirmRead(parts);
      });
    expect(result.current.changed).toEqual([]);
    rerender({ live, draft: later });
    expect(result.current.changed).toEqual(['Standfirst']);
    confirm();
    expect(parts).toEqual(['headline', 'standfirst']);
    expect(result.current.changed).toEqual([]);
    rerender({ live, draft });
    expect(result.current.changed).toEqual(['Standfirst']);
    confirm();
    expect(parts).toEqual(['headline']);
  });

  it.each([
    ['between Escape and the next opening', false],
    ['and was not read before Escape', true],
  ])('waits to be read if it changed %s', (_case, isSeen) => {
    const first = open({ live, draft }, false);
    if (isSeen) first.rerender({ live, draft: later });
    first.unmount();
    const second = open({ live, draft: later }, true);
    expect(second.result.current).toMatchObject({
      changed: ['Standfirst'],
      read: { draft: { _rev: draft._rev } },
    });
    act(() => void second.result.current.confirmRead([]));
    second.unmount();
    expect(open({ live, draft: later }, true).result.current.changed).toEqual([]);
  });

  it('is read at an opening without kept words', () => {
    open({ live, draft }, false).unmount();
    expect(open({ live, draft: later }, false).result.current.changed).toEqual([]);
  });

  it('is read anew with the words that are begun again', () => {
    open({ live, draft }, false).unmount();
    const { result } = open({ live, draft: later }, true);
    act(() => result.current.forget());
    expect(result.current.changed).toEqual([]);
  });

  it.each([null, 'no JSON', '{"live":{},"draft":null}'])(
    'is not known, so that it waits to be read, if %s was kept',
    (stored) => {
      if (stored) sessionStorage.setItem('copydesk.read.a', stored);
      const { result } = open({ live, draft }, true);
      expect(result.current).toMatchObject({ read: null, changed: null });
      act(() => expect(result.current.confirmRead(['headline', 'byline'])).toEqual(['headline', 'byline']));
      expect(result.current.changed).toEqual([]);
    },
  );

  it('is not known if there was no room to keep it', () => {
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    sessionStorage.removeItem('copydesk.read.a');
    open({ live, draft }, false).unmount();
    full.mockRestore();
    expect(open({ live, draft: later }, true).result.current.changed).toBeNull();
  });
});
