import { FormBlocks } from '../../../../sanity/studio/writing/bodyForm/FormBlocks.ts';

const block = (_key: string) => ({ _key });

describe('the blocks of the form', () => {
  let done: string[];
  let blocks: FormBlocks;
  beforeEach(() => {
    done = [];
    blocks = new FormBlocks();
    blocks.update([block('a')]);
  });

  it('act at once on a block that the form has', () => {
    blocks.whenThere('a', () => done.push('open'));
    blocks.wheneverThere('a', () => done.push('patch'));
    expect(done).toEqual(['open', 'patch']);
  });

  it('act on a block of the editor when the form has it, not before', () => {
    blocks.whenThere('b', () => done.push('open'));
    blocks.wheneverThere('b', () => done.push('patch'));
    blocks.update([block('a'), block('c')]);
    expect(done).toEqual([]);
    blocks.update([block('a'), block('b'), block('c')]);
    expect(done).toEqual(['open', 'patch']);
  });

  it('open a block once, and patch it each time when undo and redo bring it back', () => {
    blocks.whenThere('b', () => done.push('open'));
    blocks.wheneverThere('b', () => done.push('patch'));
    blocks.update([block('b')]);
    blocks.update([block('b'), block('a')]);
    blocks.update([]);
    blocks.update([block('b')]);
    expect(done).toEqual(['open', 'patch', 'patch']);
  });

  describe('of a form that is closed', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('are patched without it, after the editor has given its last ones', () => {
      blocks.wheneverThere('a', () => done.push('known'));
      blocks.wheneverThere('b', ({ _key }) => done.push(`pasted last: ${_key}`));
      blocks.close();
      expect(done).toEqual(['known']);
      jest.runAllTimers();
      blocks.wheneverThere('c', ({ _key }) => done.push(`uploaded later: ${_key}`));
      expect(done).toEqual(['known', 'pasted last: b', 'uploaded later: c']);
    });

    it('and opens again are patched when they are there', () => {
      blocks.close();
      blocks.open();
      jest.runAllTimers();
      blocks.wheneverThere('b', () => done.push('patch'));
      expect(done).toEqual([]);
      blocks.update([block('b')]);
      expect(done).toEqual(['patch']);
    });
  });
});
