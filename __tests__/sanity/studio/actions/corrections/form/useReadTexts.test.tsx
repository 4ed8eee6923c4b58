import { act, renderHook } from '@testing-library/react';
import type { Texts } from '../../../../../../lib/articles/comparison/lateChange.ts';
import type { AffectedPart } from '../../../../../../lib/corrections/vocabulary.ts';
import { useReadTexts } from '../../../../../../sanity/studio/actions/corrections/form/useReadTexts.ts';

const live = { headline: 'Eight schools close', standfirst: 'From May.' };
const draft = { ...live, headline: 'Nine schools close' };
const later = { ...draft, standfirst: 'From June.' };

describe('the text of a story under a note that is being written', () => {
  it('waits to be read after each change, and takes the parts of the correction along', () => {
    const { result, rerender } = renderHook((texts: Texts) => useReadTexts(texts, 'Ann'), {
      initialProps: { live, draft } as Texts,
    });
    let parts: AffectedPart[] = ['headline'];
    const confirm = () =>
      act(() => {
        parts = result.current.confirmRead(parts);
      });
    expect(result.current.problem).toBeNull();
    rerender({ live, draft: later });
    expect(result.current.problem).toMatch(/^Ann changed the story .+: Standfirst\./);
    confirm();
    expect(parts).toEqual(['headline', 'standfirst']);
    expect(result.current.problem).toBeNull();
    rerender({ live, draft });
    expect(result.current.problem).toMatch(/: Standfirst\./);
    confirm();
    expect(parts).toEqual(['headline']);
  });
});
