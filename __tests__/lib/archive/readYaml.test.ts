import { readFields, readYaml } from '../../../lib/archive/readYaml.ts';

describe('the fields of a static site', () => {
  it.each([
    [
      'a quoted text that goes on at the margin',
      'title: "One\ntwo\n  three"\ndraft: no',
      { title: 'One two three' },
    ],
    ['a list that ends at the margin', 'tags: [\n  "a",\n  "b",\n]', { tags: ['a', 'b'] }],
    ['a name that is written twice', 'title: A\ntitle: B', { title: 'B' }],
    ['tabs', 'title:\tA\nauthor:\n\tname: B', { title: 'A', author: { name: 'B' } }],
    ['a colon in a text', 'title: One: two\nlayout: post', { title: 'One: two', layout: 'post' }],
    [
      'a text that begins with a sign of YAML',
      'author: @ada\nshare: 100%',
      { author: '@ada', share: '100%' },
    ],
    ['dates, as they are written', 'date: 2019-05-04 10:00:00 +0200', { date: '2019-05-04 10:00:00 +0200' }],
    [
      'tags of programs',
      'a: !ruby/object:X\n  b: 1\nc: !!python/name:y z\nd: !t [1]',
      { a: { b: 1 }, c: 'z', d: [1] },
    ],
    [
      'a value said again, and merged',
      'a: &a\n  x: 1\nb:\n  <<: *a\n  y: 2\nc: *a',
      { b: { x: 1, y: 2 }, c: { x: 1 } },
    ],
    ['remarks and Windows’ ends of lines', '# a\r\ntitle: A\r\n', { title: 'A' }],
  ])('have %s', (_case, yaml, fields) => {
    expect(readFields(yaml)).toMatchObject(fields);
  });

  it.each([
    ['what is no YAML, with its line', 'a: 1\nb: [1\nc: 2', /\(line \d\)$/],
    ['a nest of a thousand lists', `a: ${'['.repeat(1_000)}`, /nesting|deep/],
    ['a megabyte', `a: ${'x'.repeat(1_000_001)}`, /too long/],
  ])('are refused for %s', (_case, yaml, problem) => {
    expect(() => readFields(yaml)).toThrow(problem);
  });

  const bomb = Array.from('bcdefghi', (name, index) => {
    const before = 'abcdefgh'[index];
    return `${name}: &${name} [${Array(10).fill(`*${before}`)}]`;
  });

  it.each([readFields, readYaml])('are refused if aliases stand for a hundred million others', (read) => {
    expect(() => read(['a: &a [x]', ...bomb].join('\n'))).toThrow('too many values');
  });
});
