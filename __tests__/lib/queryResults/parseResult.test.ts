import { z } from 'zod';
import { listOf, optionalPart, parseResult, UnreadableError } from '../../../lib/queryResults/parseResult.ts';

const story = z.object({
  _id: z.string(),
  headline: z.string(),
  picture: optionalPart(z.object({ alt: z.string(), crop: optionalPart(z.number()) })),
});
const list = z.object({ _id: z.string(), title: z.string(), stories: listOf(story) });
const sound = { _id: 's', headline: 'A headline' };

describe('parseResult', () => {
  it('returns a valid result unchanged', () => {
    const result = { _id: 'l', title: 'News', stories: [sound] };
    expect(parseResult(list, result)).toEqual({
      value: { _id: 'l', title: 'News', stories: [sound] },
      unread: [],
      shortened: [],
    });
  });

  it('says which list lost an item, and not which part of an item was lost', () => {
    const bad = { ...sound, headline: {} };
    const shortenedBy = (item: object) =>
      parseResult(list, { _id: 'l', title: 'News', stories: [sound, item] }).shortened;
    expect(shortenedBy(bad)).toEqual(['stories']);
    expect(shortenedBy({ ...sound, picture: 1 })).toEqual([]);
  });

  it.each([
    ['an item', { _id: 'a', slug: 'a-story', headline: {} }, [], 'a', 'headline'],
    ['an item that is null inside', { _id: 'a', slug: 'a-story', headline: null }, [], 'a', 'headline'],
    [
      'a part of an item',
      { ...sound, _id: 'a', slug: 'a-story', picture: { alt: 'A', crop: 'x' } },
      [{ ...sound, _id: 'a', picture: { alt: 'A', crop: null } }],
      'a',
      'picture.crop',
    ],
    [
      'a part of a part of an item',
      { ...sound, _id: 'a', slug: 'a-story', picture: { crop: 1 } },
      [{ ...sound, _id: 'a', picture: null }],
      'a',
      'picture.alt',
    ],
  ])('leaves out %s, names it, and keeps the rest', (_case, bad, kept, id, path) => {
    const { value, unread } = parseResult(list, { _id: 'l', title: 'News', stories: [sound, bad, sound] });
    expect(value.stories).toEqual([sound, ...kept, sound]);
    expect(unread).toMatchObject([{ id, slug: 'a-story', path }]);
  });

  it('leaves out an item that is not an object, and names its list', () => {
    const { value, unread } = parseResult(list, { _id: 'l', title: 'News', stories: ['x', [], sound] });
    expect(value.stories).toEqual([sound]);
    expect(unread).toMatchObject([
      { id: 'l', path: 'stories[0]' },
      { id: 'l', path: 'stories[1]' },
    ]);
  });

  it('treats an invalid list as empty', () => {
    const { value, unread } = parseResult(list, { _id: 'l', title: 'News', stories: { 0: sound } });
    expect(value.stories).toBeNull();
    expect(unread).toMatchObject([{ id: 'l', path: 'stories' }]);
  });

  it('throws if a required part cannot be read, without its content in the message', () => {
    const read = () => parseResult(list, { _id: 'l', title: { secret: 'x' }, stories: [sound] });
    expect(read).toThrow(UnreadableError);
    expect(read).toThrow(/^l cannot be read at title: /);
    expect(read).not.toThrow(/secret/);
  });

  it('reports problems of the whole after its parts are valid', () => {
    const checked = z.object({
      items: listOf(
        z
          .object({ _id: z.string(), one: optionalPart(z.number()), two: z.number() })
          .refine(({ two }) => two < 5),
      ),
    });
    const { value, unread } = parseResult(checked, {
      items: [
        { _id: 'a', one: 'x', two: 9 },
        { _id: 'b', two: 1 },
      ],
    });
    expect(value.items).toEqual([{ _id: 'b', two: 1 }]);
    expect(unread.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});
