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
});
