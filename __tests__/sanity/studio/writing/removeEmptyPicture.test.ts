import { FormBlocks } from '../../../../sanity/studio/writing/bodyForm/FormBlocks.ts';
import { removeEmptyPicture } from '../../../../sanity/studio/writing/pasting/removeEmptyPicture.ts';

const picture = { _type: 'image', _key: 'a' };

describe('a picture that was not uploaded', () => {
  it.each([
    ['is taken out of the text', picture, 1],
    ['stays with its caption', { ...picture, caption: 'A mill' }, 0],
    ['stays if another one was chosen', { ...picture, asset: { _ref: 'image-b' } }, 0],
  ])('%s', (_case, block, times) => {
    const blocks = new FormBlocks();
    const remove = jest.fn();
    blocks.update([block]);
    removeEmptyPicture(blocks, 'a', remove);
    expect(remove).toHaveBeenCalledTimes(times);
  });

  it('is taken out when the form has it later, and when a redo brings it back', () => {
    const blocks = new FormBlocks();
    const remove = jest.fn();
    removeEmptyPicture(blocks, 'a', remove);
    expect(remove).not.toHaveBeenCalled();
    for (const body of [[picture], [], [picture]]) blocks.update(body);
    expect(remove).toHaveBeenCalledTimes(2);
  });
});
