import { z } from 'zod';
import { listOf, readWire, spare, UnreadableError } from '../../../lib/wire/readWire.ts';

const story = z.object({
  _id: z.string(),
  headline: z.string(),
  picture: spare(z.object({ alt: z.string(), crop: spare(z.number()) })),
});
const list = z.object({ _id: z.string(), title: z.string(), stories: listOf(story) });
const sound = { _id: 's', headline: 'A headline' };

describe('readWire', () => {
  it('answers what can be read as it is', () => {
    const wire = { _id: 'l', title: 'News', stories: [sound] };
    expect(readWire(list, wire)).toEqual({
      value: { _id: 'l', title: 'News', stories: [sound] },
      unread: [],
    });
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
    const { value, unread } = readWire(list, { _id: 'l', title: 'News', stories: [sound, bad, sound] });
    expect(value.stories).toEqual([sound, ...kept, sound]);
    expect(unread).toMatchObject([{ id, slug: 'a-story', path }]);
  });

  it('leaves out an item that is no object, under the name of what lists it', () => {
    const { value, unread } = readWire(list, { _id: 'l', title: 'News', stories: ['x', [], sound] });
    expect(value.stories).toEqual([sound]);
    expect(unread).toMatchObject([
      { id: 'l', path: 'stories[0]' },
      { id: 'l', path: 'stories[1]' },
    ]);
  });

  it('takes a list that is none for an empty one', () => {
    const { value, unread } = readWire(list, { _id: 'l', title: 'News', stories: { 0: sound } });
    expect(value.stories).toBeNull();
    expect(unread).toMatchObject([{ id: 'l', path: 'stories' }]);
  });

  it('throws when the whole cannot be read, and tells nothing of the content', () => {
    const read = () => readWire(list, { _id: 'l', title: { secret: 'x' }, stories: [sound] });
    expect(read).toThrow(UnreadableError);
    expect(read).toThrow(/^l cannot be read at title: /);
    expect(read).not.toThrow(/secret/);
  });

  it('finds what a check of the whole finds once its parts can be read', () => {
    const checked = z.object({
      items: listOf(
        z.object({ _id: z.string(), one: spare(z.number()), two: z.number() }).refine(({ two }) => two < 5),
      ),
    });
    const { value, unread } = readWire(checked, {
      items: [
        { _id: 'a', one: 'x', two: 9 },
        { _id: 'b', two: 1 },
      ],
    });
    expect(value.items).toEqual([{ _id: 'b', two: 1 }]);
    expect(unread.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});
