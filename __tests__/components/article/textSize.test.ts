import { readFileSync } from 'node:fs';
import path from 'node:path';

const styles = path.resolve(import.meta.dirname, '../../../components/styles');
const css = ['body', 'folds', 'story']
  .map((name) => readFileSync(path.join(styles, `${name}.css`), 'utf8'))
  .join('\n');

/** The size of a font in the first rule of a selector that has one. */
const sizeOf = (selector: string): string | undefined =>
  css
    .split('}')
    .filter((rule) =>
      rule
        .split('{')[0]
        ?.split('\n')
        .some((line) => line.replace(',', '') === `${selector} `),
    )
    .join('\n')
    .match(/font(?:-size)?: [^;]*/)?.[0];

describe('the text size that a reader chose', () => {
  it.each(['.body > h2', '.body > h3', '.timeline h2', '.fold h2', '.story-part > h2', '.sources li'])(
    'is also that of %s',
    (selector) => {
      expect(sizeOf(selector)).toContain('var(--size-0)');
    },
  );
});
