import { formatDay, formatFolio, formatInstant, formatRecent } from '../../../lib/dates/newsroomDate.ts';

const london = { timeZone: 'Europe/London', language: 'en' };

describe('a date in the newsroom', () => {
  it.each([
    ['winter in London', '2026-11-24T14:33:00Z', london, '24 November 2026, 2:33 pm GMT'],
    ['summer in London', '2025-09-25T13:33:00Z', london, '25 September 2025, 2:33 pm BST'],
    ['midnight', '2026-11-24T00:05:00Z', london, '24 November 2026, 12:05 am GMT'],
    [
      'midnight beside times of 24 hours',
      '2026-11-24T00:05:00Z',
      { ...london, hasDayOf24Hours: true },
      '24 November 2026, 00:05 GMT',
    ],
    [
      'another zone',
      '2026-11-24T23:33:00Z',
      { timeZone: 'Asia/Tokyo', language: 'en' },
      '25 November 2026, 8:33 am GMT+9',
    ],
  ])('has day, time and zone: %s', (_case, instant, setting, expected) => {
    expect(formatInstant(instant, setting).replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(expected);
  });

  it('follows the language of the publication', () => {
    expect(formatDay('2026-11-24T14:33:00Z', { timeZone: 'Europe/Berlin', language: 'de' })).toBe(
      '24. November 2026',
    );
  });

  it.each([
    ['en', '1888-01-01T08:00:00Z', 'GMT'],
    ['de', '2026-01-01T08:00:00Z', 'GMT'],
    ['fr', '2026-01-01T08:00:00Z', 'UTC'],
    ['ar', '2026-01-01T08:00:00Z', 'غرينتش'],
    ['he', '2026-01-01T08:00:00Z', 'GMT'],
    ['fa', '2026-01-01T08:00:00Z', 'گرینویچ'],
    ['ur', '2026-01-01T08:00:00Z', 'GMT'],
  ])('names the time of Greenwich without an offset, in %s at %s', (language, instant, zone) => {
    const told = formatInstant(instant, { timeZone: 'Europe/London', language });
    expect(told.endsWith(` ${zone}`)).toBe(true);
  });

  it('keeps every other offset', () => {
    const at = (timeZone: string) => formatInstant('2026-01-01T08:00:00Z', { timeZone, language: 'en' });
    expect(at('Asia/Kolkata')).toMatch(/ GMT\+5:30$/);
    expect(at('Asia/Dhaka')).toMatch(/ GMT\+6$/);
    expect(at('Pacific/Honolulu')).toMatch(/ GMT-10$/);
  });

  it.each([
    ['de', '24. November 2026, 15:33 MEZ', 'Dienstag, 24. November 2026'],
    ['ar', '24 نوفمبر 2026، 3:33 م غرينتش+1', 'الثلاثاء، 24 نوفمبر 2026'],
    ['fa', '۲۴ نوامبر ۲۰۲۶، ۱۵:۳۳ +۱ گرینویچ', 'سه‌شنبه ۲۴ نوامبر ۲۰۲۶'],
  ])(
    'has the clock, digits and comma of %s, and the calendar of the archives',
    (language, instant, folio) => {
      const setting = { timeZone: 'Europe/Berlin', language };
      const told = formatInstant('2026-11-24T14:33:00Z', setting);
      expect(told.replaceAll(/\u200e/g, '').replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(instant);
      expect(formatFolio('2026-11-24T14:33:00Z', setting)).toBe(folio);
    },
  );

  it('is a time for today, a day for earlier, and has the year if it is another', () => {
    expect(formatRecent('2026-11-25T08:05:00Z', '2026-11-25T20:00:00Z', london)).toMatch(/^8:05.am$/);
    expect(formatRecent('2026-11-24T23:59:00Z', '2026-11-25T20:00:00Z', london)).toBe('24 Nov');
    expect(formatRecent('2025-11-24T23:59:00Z', '2026-11-25T20:00:00Z', london)).toBe('24 Nov 2025');
  });

  it('names the weekday under the nameplate', () => {
    expect(formatFolio('2026-11-25T08:05:00Z', london)).toBe('Wednesday 25 November 2026');
  });
});
