import { act, renderHook } from '@testing-library/react';
import type { AffectedPart } from '../../../../../../lib/corrections/vocabulary.ts';
import {
  type ReadTexts,
  useReadTexts,
} from '../../../../../../sanity/studio/actions/corrections/form/useReadTexts.ts';

const live = { _id: 'a', _rev: 'r1', headline: 'Eight schools close', standfirst: 'From May.' };
const draft = { ...live, headline: 'Nine schools close' };
const later = { ...draft, standfirst: 'From June.' };

describe('the text of a story under a note that is being written', () => {
  it('waits to be read after each change, and takes the parts of the correction along', () => {
    const { result, rerender } = renderHook((texts: ReadTexts) => useReadTexts(texts), {
      initialProps: { live, draft } as ReadTexts,
    });
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
});
