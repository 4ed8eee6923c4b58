import { writeNewsml } from '../../../../lib/archive/write/newsml.ts';
import { writeNinjs } from '../../../../lib/archive/write/ninjs.ts';
import { exportedStory } from '../../../fixtures/exportedStory.ts';
import { ninjsProblems } from '../../../fixtures/schemas/jsonProblems.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const translation = {
  ...{ _id: 'auf-deutsch', slug: 'auf-deutsch', headline: 'Auf Deutsch', language: 'de' },
  ...{ embargoedUntil: null, retractedAt: null },
};
const story = exportedStory(wholeStory({ translations: [translation] }));
const address = 'https://news.example.org/articles/auf-deutsch';

describe('an export', () => {
  const ofGermanPaper = { ...story, site: { ...story.site, language: 'de' } };

  it('names the type of work in the language of the publication', () => {
    expect(JSON.parse(writeNinjs(ofGermanPaper)).genres).toEqual([{ name: 'Analyse', literal: 'analysis' }]);
    expect(writeNewsml(ofGermanPaper)).toContain('<genre literal="analysis"><name>Analyse</name></genre>');
  });

  it('leads to the story in its other languages, by ninjs', () => {
    const item = JSON.parse(writeNinjs(story));
    expect(item.associations).toContainEqual({
      ...{ name: 'translation-de', rel: 'translation', uri: address, type: 'text', language: 'de' },
      headlines: [{ role: 'main', contentType: 'text/plain', value: 'Auf Deutsch' }],
      altIds: [{ role: 'ninjs', value: `${address}.json` }],
    });
    expect(ninjsProblems(item)).toEqual([]);
  });

  it('leads to the story in its other languages, by NewsML-G2', () => {
    expect(writeNewsml(story)).toContain(
      `<link reluri="https://schema.org/workTranslation" href="${address}" xml:lang="de"/>`,
    );
  });
});
