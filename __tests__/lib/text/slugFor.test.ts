import { freeSlug, slugFor } from '../../../lib/text/slugFor.ts';

describe('slugFor', () => {
  it.each([
    ['words', 'A gauge that told the truth', 'a-gauge-that-told-the-truth'],
    ['accents and apostrophes', 'Café “L’Été” isn’t open', 'cafe-lete-isnt-open'],
    ['signs at both ends', '  “£19m!” ', '19m'],
    ['signs alone', '—„…“ 🎉 £', 'untitled'],
    ['signs between letters', 'Oil & gas: £19m © 2026 — “½”', 'oil-gas-19m-2026-1-2'],
    ['compatible letters', 'ﬁve ™ №4 ＡＢ', 'five-tm-no4-ab'],
    ['combining accents', 'Cafe\u0301 e\u0304te\u0301', 'cafe-ete'],
    ['Ukrainian', 'Київ сьогодні: п’ять голосів', 'kyiv-sohodni-pyat-holosiv'],
    ['Russian', 'Москва: объезд и ёлки', 'moskva-obezd-i-yolki'],
    ['Greek', 'Ελλάδα σήμερα', 'ellada-simera'],
    ['Arabic', 'مرحبا بالعالم', 'mrhb-blaalm'],
    ['the vowel signs of Arabic', 'مُحَمَّد', 'mhmd'],
    ['the points of Hebrew', 'שָׁלוֹם', 'shlvm'],
    ['Persian', 'گزارش امروز، ۱۴۰۵', 'gzrsh-mrwz-1405'],
    ['Urdu', 'یہ ایک خبر ہے', 'yh-ykh-khbr-hy'],
    ['Hebrew', 'שלום עולם', 'shlvm-vlm'],
    ['Japanese', '東京の今日', 'dong-jing-no-jin-ri'],
    ['Chinese', '2026年北京新闻', '2026-nian-bei-jing-xin-wen'],
    ['German', 'Straße, Ähre und Öl', 'strasse-ahre-und-ol'],
    ['Polish', 'Łódź i święta żółć', 'lodz-i-swieta-zolc'],
    ['Turkish', 'İstanbul’da ığdır şekeri', 'istanbulda-igdir-sekeri'],
    ['nothing', '', 'untitled'],
  ])('reads %s', (_case, headline, slug) => {
    expect(slugFor(headline)).toBe(slug);
  });

  it('keeps the slugs of headlines in Latin letters with accents, and of signs', () => {
    const signs = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code))
      .map((sign) => ({ sign, bare: sign.normalize('NFKD').replaceAll(/[\u0300-\u036f'’]/g, '') }))
      .filter(({ sign, bare }) => /^\p{ASCII}*$/u.test(bare) || !/[\p{L}\p{M}\p{N}]/u.test(sign));
    expect(signs.length).toBeGreaterThan(1_000);
    const before = signs.map(({ bare }) => `a${bare}b`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
    expect(signs.map(({ sign }) => slugFor(`a${sign}b`))).toEqual(before);
  });

  it('reads the beginning of a headline that is a whole text', () => {
    expect(slugFor('東京'.repeat(1_000_000))).toMatch(/^dong(-jing-dong)+-jing$/);
  });

  it('cuts a long headline at a word', () => {
    const slug = slugFor('a harbour '.repeat(20));
    expect(slug).toBe('a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour-a-harbour');
    expect(slug.length).toBeLessThanOrEqual(80);
  });
});

describe('freeSlug', () => {
  it.each([
    [[], 'a-mill-2'],
    [['a-mill', 'a-mill-2', 'a-mill-4'], 'a-mill-3'],
  ])('passes over %j', (taken, free) => {
    expect(freeSlug('a-mill', taken)).toBe(free);
  });
});
