import { describeImport } from '../../../lib/import/describeImport.ts';
import { readHtml } from '../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';
import { newsroom, variants } from './page.ts';

const describePage = (html: string): string => {
  const imported = importArticle(readHtml({ html }).page, newsroom);
  if (!imported) throw new Error('nothing was imported');
  return describeImport(imported, newsroom);
};

describe('the report of an import', () => {
  it('says what went where, from where, and that no word is lost', () => {
    const report = describePage(variants['an app with its data']);
    for (const line of [
      /^ {2}headline +Harbour Lights .*\(JSON-LD headline|^ {2}headline +Harbour Lights/m,
      /^ {2}section +Tech \(/m,
      /^ {2}topics +Surveillance \(JSON-LD keywords\)$/m,
      /^Of \d+ words: \d+ placed, \d+ dropped, \d+ not placed\.$/m,
      /“2:33 pm”: time of publication: it has no date and no zone/,
      /“Close”: a control of the page/,
    ])
      expect(report).toMatch(line);
  });

  it('names each rule with its words, also those that nobody has to read', () => {
    const report = describePage(
      variants['an app with its data'].replace('</body>', '<p hidden>Only for robots</p></body>'),
    );
    for (const line of [
      /^ {2}placed +(?:.* · )?body \d+/m,
      /^ {2}dropped +(?:.* · )?hidden on the page 3/m,
      /^ {2}not placed +(?:.* · )?time of publication: it has no date and no zone 3/m,
      /^ +“Only for robots”: hidden on the page$/m,
      /^ +“Written by”: words around a byline$/m,
    ])
      expect(report).toMatch(line);
  });

  it('folds menus: it is short enough to be read', () => {
    const links = Array.from(
      { length: 200 },
      (_, index) => `<li><a href="/${index}">Link ${index}</a></li>`,
    ).join('');
    const page = variants['a theme with menus, tags and comments'].replace(
      '<body>',
      `<body><nav><ul>${links}</ul></nav>`,
    );
    const report = describePage(page);
    expect(report).toMatch(/20\d × a menu, footer or form of the page: “Link 0” · “Link 1” .*· …$/m);
    expect(report.split('\n').length).toBeLessThan(40);
  });
});
