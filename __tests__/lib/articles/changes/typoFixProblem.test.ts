import { typoFixProblem } from '../../../../lib/articles/changes/typoFixProblem.ts';
import { typoRulesFor } from '../../../fixtures/typoRules.ts';

const block = (text: string) => ({
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', text, marks: [] }],
});
const story = (...paragraphs: string[]) => ({
  language: 'en',
  headline: 'A headline',
  body: paragraphs.map(block),
});

describe('a typo fix, beside the text that two people last read', () => {
  const fix = (agreed: Record<string, unknown> | null, was: object, is: object) =>
    typoFixProblem({ ...was }, { ...is }, { ...typoRulesFor('en'), findAgreed: () => agreed });
  const was = story('They closed teh school.', 'It was old.');
  const is = story('They closed the school.', 'It was old.');

  it.each<[string, Record<string, unknown> | null]>([
    ['if nobody changed it since', null],
    ['if it is that text', was],
    ['after other typos', story('They closd teh scool.', 'It was odl.')],
    ['after an addition', story('They closed teh school.')],
    ['after an addition and other typos', story('They clossed teh school.')],
  ])('is allowed %s', (_case, agreed) => {
    expect(fix(agreed, was, is)).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['a word became another since', story('They opened teh school.', 'It was old.')],
    ['a figure changed since', story('They closed teh school.', 'It was 80.')],
    ['a paragraph is gone since', story('They closed teh school.', 'It was old.', 'It was loved.')],
    ['another order is made since', story('It was old.', 'They closed teh school.')],
  ])('is not allowed if %s', (_case, agreed) => {
    expect(fix(agreed, was, is)).toMatch(/Since two people last read/);
  });

  it('is not allowed in another language', () => {
    expect(fix(null, { ...was, language: 'de' }, is)).toMatch(/language/);
    expect(fix({ ...was, language: 'de' }, was, is)).toMatch(/language/);
  });

  it('compares a long story with many additions in linear time', () => {
    let looked = 0;
    const rules = typoRulesFor('en');
    const counted = {
      ...rules,
      spelling: rules.spelling && {
        ...rules.spelling,
        isKnown: (word: string) => {
          looked += 1;
          return rules.spelling?.isKnown(word) ?? true;
        },
      },
    };
    const words = (number: number) =>
      Array.from(
        { length: 100 },
        (_, index) => `word${'abcdefghij'[(number * 7 + index) % 10]}${index % 7 ? 'x' : 'y'}${number}`,
      );
    const added = Array.from({ length: 400 }, (_, number) => words(number).join(' '));
    const after = story(...added, 'They closed the school.', 'It was old.');
    const agreed = story('They closed teh school.', 'It was old.');
    const before = story(...added, 'They closed teh school.', 'It was old.');
    expect(typoFixProblem(before, after, { ...counted, findAgreed: () => agreed })).toBeNull();
    expect(looked).toBeLessThan(20);
  });
});
