import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadTheme } from '../../../server/theme/loadTheme.ts';

const faces = 'components/styles/remoteFaces.test.css';
const file = 'remoteTheme.test.ts';

describe('the theme file', () => {
  it.each(['theme.config.ts', ...globSync('examples/*/theme.ts')])('%s can be used', (name) => {
    expect(loadTheme(name).frontParts).toContain('corrections');
  });

  it('that is not there is named', () => {
    expect(() => loadTheme('examples/nowhere/theme.ts')).toThrow(/THEME names examples\/nowhere\/theme\.ts/);
  });
});

describe('fonts of another site', () => {
  beforeAll(() => {
    writeFileSync(faces, '@font-face { src: url("https://fonts.example/a.woff2") }');
    writeFileSync(
      file,
      `import theme from './theme.config.ts';\nexport default { ...theme, type: { ...theme.type, faces: ['${faces}'] } };\n`,
    );
  });
  afterAll(() => {
    rmSync(faces);
    rmSync(file);
  });

  it('are refused', () => {
    expect(() => loadTheme(file)).toThrow(
      /type\.faces\.0: https:\/\/fonts\.example\/a\.woff2 .* is no file here/,
    );
  });
});

it('no colour stands outside of the theme', () => {
  const sources = globSync('{components,app/(site),edge,lib/{archive/write,feeds,metadata}}/**/*.{ts,tsx,css}').filter(
    (name) => !name.endsWith('.generated.css'),
  );
  const found = sources.filter((name) => /#[0-9a-f]{6}\b|light-dark\(#/i.test(readFileSync(name, 'utf8')));
  expect(found).toEqual([]);
});
