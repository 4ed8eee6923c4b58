import { changedTexts, isTextOfBody } from '../../../../sanity/studio/preview/changedTexts.ts';

const block = (_key: string, text: string) => ({
  _type: 'block',
  _key,
  children: [{ _type: 'span', _key: 's', text }],
});

describe('the changed texts of a document', () => {
  it('are those that both states have', () => {
    const before = { _rev: '1', headline: 'Quay', standfirst: 'Same', picture: { caption: 'Old' } };
    const after = {
      ...before,
      _rev: '2',
      headline: 'Quay opens',
      picture: { caption: 'New' },
      kicker: 'Port',
    };
    expect(changedTexts(before, after)).toEqual([
      { path: ['headline'], was: 'Quay', text: 'Quay opens' },
      { path: ['picture', 'caption'], was: 'Old', text: 'New' },
    ]);
  });

  it('are found by the key of an item, wherever it is', () => {
    const changed = changedTexts(
      [block('a', 'A'), block('b', 'B')],
      [block('b', 'Bc'), block('a', 'A')],
      ['body'],
    );
    expect(changed).toEqual([
      { path: ['body', { _key: 'b' }, 'children', { _key: 's' }, 'text'], was: 'B', text: 'Bc' },
    ]);
    expect(changed.every(isTextOfBody)).toBe(true);
  });

  it('are found by their place in a list of texts, unless some came or went', () => {
    expect(changedTexts(['a', 'b'], ['a', 'c'], ['keyPoints'])).toEqual([
      { path: ['keyPoints', 1], was: 'b', text: 'c' },
    ]);
    expect(changedTexts(['a', 'b'], ['b'])).toEqual([]);
  });

  it('are those of a block’s fields too, which its form has first', () => {
    const [changed] = changedTexts([{ _key: 'f', title: 'A' }], [{ _key: 'f', title: 'B' }], ['body']);
    expect(changed && isTextOfBody(changed)).toBe(false);
  });
});
