import { FollowedSources } from '../../../../sanity/studio/writing/pasting/FollowedSources.ts';

type Blocks = { _key: string; children?: { _key: string }[] }[];

const block = (_key: string, ...spans: string[]) => ({
  _key,
  children: spans.map((span) => ({ _key: span })),
});
const pasted: Blocks = [block('p', 's')];
const other: Blocks = [block('o', 't')];

/** Pastes, then changes the text by undo and redo. Returns what happens to the sources. */
const paste = (text: Blocks) => {
  const followed = new FollowedSources();
  const changes: string[] = [];
  const list = { add: () => changes.push('added'), remove: () => changes.push('removed') };
  followed.add({ blocks: pasted, sources: [{ _type: 'source', _key: 'n' }] }, text, list);
  return (next: Blocks): string[] => {
    followed.follow(next, list);
    return changes.splice(0);
  };
};

describe('the sources of a paste', () => {
  it('go with the text on undo and come back on redo', () => {
    const change = paste([...other, ...pasted]);
    expect(change([...other, ...pasted])).toEqual(['added']);
    expect(change(other)).toEqual(['removed']);
    expect(change(pasted)).toEqual(['added']);
    expect(change([...pasted, ...other])).toEqual([]);
  });

  it('follow the spans of a paragraph that became part of another', () => {
    const change = paste([block('o', 't', 's')]);
    expect(change([block('o', 't', 's')])).toEqual(['added']);
    expect(change(other)).toEqual(['removed']);
  });

  it('stay if nothing of the paste can be told apart', () => {
    expect(paste(other)([])).toEqual(['added']);
  });
});
