import fc from 'fast-check';
import { applyPatch, incremental } from 'mendoza';
import { mendozaPatch } from '../../../src/store/history/mendozaPatch.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', 'Ærlig talt, her står det noe', 'Ærlig talt, her stod det 😀 noe', 'x'.repeat(40)),
);
const keyed = fc.record({
  _key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  text,
  marks: fc.array(fc.constantFrom('em', 'strong'), { maxLength: 2 }),
});
const document = fc.dictionary(
  fc.constantFrom('title', 'body', 'tags', 'slug', 'ætt', 'z'),
  fc.oneof(
    text,
    fc.array(keyed, { maxLength: 5 }),
    fc.array(text, { maxLength: 5 }),
    fc.jsonValue({ maxDepth: 3 }),
  ),
);
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a Mendoza patch', () => {
  it('transforms any value into any other', () => {
    fc.assert(
      fc.property(document.map(throughJson), document.map(throughJson), (before, after) => {
        expect(applyPatch(before, mendozaPatch(before, after))).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('transforms any value into any other with the incremental applier that Studio uses for history', () => {
    fc.assert(
      fc.property(document.map(throughJson), document.map(throughJson), (before, after) => {
        const { wrap, unwrap, applyPatch: apply } = incremental;
        expect(unwrap(apply(wrap(before, null), mendozaPatch(before, after), 1))).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('shares the values that it leaves alone, so that revisions are compared quickly', () => {
    const before = { body: [{ text: 'A' }], tags: ['x'], title: 'One' };
    const after = { ...before, title: 'Two', tags: ['x', 'y'] };
    const applied = applyPatch(before, mendozaPatch(before, after));
    expect(applied).toEqual(after);
    expect(applied.body).toBe(before.body);
  });

  it.each([
    ['a creation', null, { _id: 'a' }, [0, { _id: 'a' }]],
    ['a deletion', { _id: 'a' }, null, [0, null]],
    ['no change', { a: 1 }, { a: 1 }, []],
    ['a field set', { b: 1, c: 2 }, { b: 1, c: 3 }, [17, 3, 'c']],
    ['a field removed', { b: 1, c: 2 }, { b: 1 }, [19, 1]],
    [
      'a word within a long text',
      { t: 'The ministry said so on Monday.' },
      { t: 'The ministry said so on Tuesday.' },
      [11, 0, 23, 0, 24, 22, 'Tues', 23, 27, 31, 15],
    ],
    [
      'an element inserted',
      { b: [{ _key: 'a' }, { _key: 'c' }] },
      { b: [{ _key: 'a' }, { _key: 'b' }, { _key: 'c' }] },
      [11, 0, 21, 0, 1, 20, { _key: 'b' }, 21, 1, 2, 15],
    ],
  ])('encodes %s compactly', (_case, before, after, patch) => {
    expect(mendozaPatch(before, after)).toEqual(patch);
  });
});
