import { remembered } from '../../lib/remembered.ts';

describe('remembered', () => {
  it('makes a value once for the same arguments, and again beyond the bound', () => {
    const made: string[] = [];
    const join = remembered((text: string, options: { by: string }) => {
      made.push(text);
      return { text: text + options.by };
    }, 2);
    const first = join('a', { by: '-' });
    expect(join('a', { by: '-' })).toBe(first);
    expect([join('a', { by: '+' }).text, join('b', { by: '-' }).text]).toEqual(['a+', 'b-']);
    expect(join('a', { by: '-' })).not.toBe(first);
    expect(made).toEqual(['a', 'a', 'b', 'a']);
  });
});
