import { findClockTime } from '../../../lib/dates/clockTime.ts';

describe('a time that is typed', () => {
  it.each([
    ['14:05', '14:05'],
    ['9:05', '09:05'],
    ['14.05', '14:05'],
    ['14h05', '14:05'],
    ['1405', '14:05'],
    ['905', '09:05'],
    [' 9 ', '09:00'],
    ['0:00', '00:00'],
    ['2 pm', '14:00'],
    ['2:05 PM', '14:05'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['24:00', null],
    ['9:60', null],
    ['14 pm', null],
    ['0 am', null],
    ['9:5', null],
    ['nine', null],
    ['', null],
  ])('“%s” is %s', (typed, time) => expect(findClockTime(typed)).toBe(time));
});
