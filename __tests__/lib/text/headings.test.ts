import { directionOf } from '../../../lib/text/direction.ts';
import { headingAnchors, slugify } from '../../../lib/text/headings.ts';

describe('slugify', () => {
  it.each([
    ['The surveillance operation', 'the-surveillance-operation'],
    ['The company’s response', 'the-companys-response'],
    ['Café déjà vu', 'cafe-deja-vu'],
    ['العربية اليوم', 'العربية-اليوم'],
    ['  —  ', ''],
  ])('%s → %s', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });
});

describe('headingAnchors', () => {
  it('numbers equal headings and skips other blocks', () => {
    const block = (_key: string, style: string, text: string) => ({
      _type: 'block',
      _key,
      style,
      children: [{ text }],
    });
    const anchors = headingAnchors([
      block('a', 'h2', 'Background'),
      block('b', 'normal', 'Words'),
      block('c', 'h3', 'Background'),
    ]);
    expect([...anchors.values()].map(({ id }) => id)).toEqual(['background', 'background-2']);
  });
});

describe('directionOf', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ur-Latn', 'ltr'],
  ])('%s is %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});
