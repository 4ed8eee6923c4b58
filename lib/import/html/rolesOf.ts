import type { Role } from '../Line.ts';

const roles: [Role, RegExp][] = [
  [
    'byline',
    /(?:^|[\s_-])(?:by-?lines?|authors?|author-?name|writers?|vcard)(?=[\s_-]|$)|(?:Byline|Author)(?![a-z])/,
  ],
  [
    'date',
    /(?:^|[\s_-])(?:date|date-?line|pub-?date|published|time-?stamp|(?:post|entry)-?(?:date|meta))(?=[\s_-]|$)|(?:PublishDate|Timestamp)/,
  ],
  [
    'standfirst',
    /(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?title|sub-?headline|sub-?deck|strap-?line|chapo)(?=[\s_-]|$)|(?:Standfirst|Subtitle|Subheadline)/,
  ],
  // Themes call other things so, too.
  [
    'lead',
    /(?:^|[\s_-])(?:sub-?head(?:ing)?|teaser|excerpt|lede?|lead|intro|summary|description)(?=[\s_-]|$)/,
  ],
  ['caption', /(?:^|[\s_-])captions?(?=[\s_-]|$)|Caption(?![a-z])/],
  ['label', /(?:^|[\s_-])(?:kicker|label|eyebrow|overline)(?=[\s_-]|$)/],
];
const maxLevels = 3;
const maxCharacters = 600;

/** The role that an element itself names, of each element that was asked. */
const known = new WeakMap<Element, Role | 'none' | null>();

/** What classes and properties of an element and its next ancestors say that a short text is. */
export const roleOf = (element: Element, text: string): Role | null => {
  if (text.length > maxCharacters) return null;
  let one: Element | null = element;
  for (let level = 0; one && level < maxLevels; level += 1, one = one.parentElement) {
    const before = known.get(one);
    const role = before === undefined ? ownRole(one) : before;
    known.set(one, role);
    if (role === 'none') return null;
    if (role) return role;
  }
  return null;
};

/** What stands beside tags is short, such as “Topics:”. */
const maxBesideTags = 20;

const isMostly = (element: Element, parts: Element[]): boolean => {
  const length = (one: Element): number => (one.textContent ?? '').replaceAll(/[\s,]/g, '').length;
  return length(element) - parts.reduce((sum, part) => sum + length(part), 0) <= maxBesideTags;
};

/** The role of an element, `none` if it and its ancestors have none, or null if its parent may have one. */
const ownRole = (element: Element): Role | 'none' | null => {
  if (/^(?:body|main|article|header)$/.test(element.localName)) return 'none';
  if (element.localName === 'figcaption' || element.localName === 'figure') return 'caption';
  const tags = element.querySelectorAll('a[rel~="tag"]');
  if (tags.length > 0) return isMostly(element, [...tags]) ? 'tags' : 'none';
  const property = element.getAttribute('itemprop') ?? '';
  if (/\bauthor\b/.test(property) || element.getAttribute('rel') === 'author') return 'byline';
  if (/\bdatePublished\b/.test(property) || element.localName === 'time') return 'date';
  const names = `${element.className} ${element.id}`;
  const [role] = roles.find(([, pattern]) => pattern.test(names)) ?? [];
  // Themes name whole texts so, too.
  if (role && (element.textContent ?? '').length > maxCharacters) return 'none';
  return role ?? null;
};
