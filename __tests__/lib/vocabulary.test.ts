import { directionOf } from '../../lib/text/direction.ts';
import { countWords } from '../../lib/text/readingTime.ts';
import { languages } from '../../lib/vocabulary.ts';

const ownName = (tag: string): string | undefined =>
  new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
const isKnown = (tag: string): boolean => Intl.DisplayNames.supportedLocalesOf(tag).length > 0;

describe('the languages of stories', () => {
  it('are canonical tags, each once', () => {
    const tags = languages.map(({ value }) => value);
    expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
    expect(new Set(languages.map(({ title }) => title)).size).toBe(languages.length);
  });

  it.each(languages.filter(({ value }) => isKnown(value)))(
    'have their own names: $title',
    ({ value, title }) => {
      expect(title.toLowerCase()).toContain(ownName(value)?.toLowerCase());
    },
  );

  it('are sorted by name, after English', () => {
    const [first, ...others] = languages.map(({ title }) => title);
    expect(first).toBe('English');
    expect(others).toEqual(others.toSorted(new Intl.Collator('en').compare));
  });

  it('have the direction of their script', () => {
    const isRightToLeft = (tag: string): boolean =>
      ['Arab', 'Hebr', 'Thaa'].includes(new Intl.Locale(tag).maximize().script ?? '');
    expect(languages.filter(({ value }) => directionOf(value) === 'rtl').map(({ value }) => value)).toEqual(
      languages.map(({ value }) => value).filter(isRightToLeft),
    );
  });

  it.each([
    ['zh-Hans', '市长星期一说港口的灯会整夜亮着'],
    ['ja', '市長は月曜日、港の灯りを一晩中つけておくと述べた'],
    ['th', 'นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าไฟท่าเรือจะเปิดตลอดทั้งคืน'],
    ['km', 'អភិបាលក្រុងបាននិយាយថាភ្លើងកំពង់ផែនឹងបើកពេញមួយយប់'],
    ['my', 'မြို့တော်ဝန်ကတနင်္လာနေ့တွင်ဆိပ်ကမ်းမီးများတစ်ညလုံးဖွင့်ထားမည်ဟုပြောသည်'],
  ])('have words without spaces: %s', (_language, text) => {
    expect(countWords(text)).toBeGreaterThan(5);
  });
});
