import { globSync, readFileSync } from 'node:fs';
import { loadTheme } from '../../../server/theme/loadTheme.ts';

describe('the theme file', () => {
  it.each(['theme.config.ts', ...globSync('examples/*/theme.ts')])('%s can be used', (name) => {
    expect(loadTheme(name).frontParts).toContain('corrections');
  });

  it('that is not there is named', () => {
    expect(() => loadTheme('examples/nowhere/theme.ts')).toThrow(/THEME names examples\/nowhere\/theme\.ts/);
  });

  it('has no fonts of another site', () => {
    expect(() => loadTheme('__tests__/fixtures/themes/remoteFonts.ts')).toThrow(
      /type\.faces\.0: https:\/\/fonts\.example\/a\.woff2 .* is no file here/,
    );
  });
});

describe('readers’ pages', () => {
  it('have no colour outside of the theme', () => {
    const sources = globSync(
      '{components,app/(site),edge,lib/{archive/write,feeds,metadata}}/**/*.{ts,tsx,css}',
    );
    const found = sources
      .filter((name) => !name.endsWith('.generated.css'))
      .filter((name) => /#[0-9a-f]{6}\b|light-dark\(#/i.test(readFileSync(name, 'utf8')));
    expect(sources.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});
