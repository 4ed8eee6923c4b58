import type { ReadArchive } from '../../../../lib/archive/ArchivedStory.ts';
import { archiveFormats } from '../../../../lib/archive/formats.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { storyFormats } from '../../../../lib/archive/write/formats.ts';
import { plainText } from '../../../../lib/text/plainText.ts';
import { readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { exportedStory, siteUrl } from '../../../fixtures/exportedStory.ts';
import { hostile, wholeStory } from '../../../fixtures/wholeStory.ts';
import { factsOf, wordsOf } from './storyFacts.ts';

const endings = { ninjs: 'json', newsml: 'xml', html: 'html' };

const importAgain = async (format: keyof typeof endings, whole = wholeStory()) => {
  const { article } = exportedStory(whole);
  const read = archiveFormats.get(format);
  if (!read) throw new Error('There is no such format.');
  const file = storyFormats[format].write(exportedStory(whole));
  const [story] = (await readAll(read, { [`story.${endings[format]}`]: file })).stories;
  if (!story) throw new Error('There is no story.');
  return { story, facts: factsOf(article, siteUrl) };
};

/** Tables, captions, films and sounds are no text of a block; `·` separates the cells of a single row. */
const wordsIn = (blocks: { _type: string }[]): string[] =>
  wordsOf(plainText(blocks as never)).filter((word) => word !== '·');

describe.each(['ninjs', 'newsml', 'html'] as const)(
  'a story that went out as %s and comes in again',
  (format) => {
    it('has its fields, in the same words', async () => {
      const { story, facts } = await importAgain(format);
      expect({
        ...{ headline: story.headline, kicker: story.kicker, standfirst: story.standfirst },
        ...{ summary: story.summary, keyPoints: story.keyPoints, language: story.language },
        published: Date.parse(story.publishedAt ?? ''),
        authors: story.authors.map(({ name }) => name),
        labels: story.labels.map(({ name, kind }) => [kind, name]),
      }).toEqual({
        ...{ headline: facts.headline, kicker: facts.kicker, standfirst: facts.standfirst },
        ...{ summary: facts.summary, keyPoints: facts.keyPoints, language: facts.language },
        published: facts.published,
        authors: facts.authors,
        labels: [['section', facts.section], ...facts.topics.map((topic) => ['topic', topic])],
      });
    });

    it('has its sources with their partners, type of work, dateline and embeds', async () => {
      const whole = wholeStory();
      const { story } = await importAgain(format);
      const { article } = exportedStory(whole);
      expect(story.sources).toEqual(
        article.sources.map(({ outlet, title, url, partners }) => ({
          outlet,
          ...(title && { title }),
          ...(url && { url }),
          ...(partners.length > 0 && { partners }),
        })),
      );
      expect(story).toMatchObject({ typeOfWork: article.typeOfWork, dateline: article.dateline });
      const embedsIn = (blocks: { _type: string; url?: unknown; title?: unknown }[]) =>
        blocks.flatMap(({ _type, url, title }) => (_type === 'embed' ? [[url, title]] : []));
      expect(embedsIn(readBody(story).blocks)).toEqual(embedsIn(article.body));
      expect(embedsIn(article.body)).not.toEqual([]);
    });

    it('has its timeline of two events or more', async () => {
      const event = (date: string) => ({ date, text: `Rain <fell> on ${date}` });
      const timeline = {
        ...{ _type: 'timeline' as const, _key: 't', title: 'Then & now' },
        events: [event('1 May')],
      };
      const timelinesIn = async (events: (typeof timeline)['events']) => {
        const { story } = await importAgain(format, wholeStory({ body: [{ ...timeline, events }] }));
        return readBody(story).blocks.filter(({ _type }) => _type === 'timeline');
      };
      const events = [event('1 May'), event('2 June')];
      expect(await timelinesIn(events)).toMatchObject([{ title: 'Then & now', events }]);
      expect(await timelinesIn(timeline.events)).toEqual([]);
    });

    it('makes nobody of the words that say that nobody is named', async () => {
      const { story } = await importAgain(format, wholeStory({ bylines: null, noByline: true }));
      expect(story.authors).toEqual([]);
    });

    it('is not imported once it was retracted', async () => {
      const retracted = wholeStory({ retractedAt: '2026-11-26T10:00:00.000Z' });
      const read = archiveFormats.get(format);
      const file = storyFormats[format].write(exportedStory(retracted));
      const { stories, skipped } = await readAll(read as ReadArchive, { [`s.${endings[format]}`]: file });
      expect(stories).toEqual([]);
      expect(skipped.join()).toMatch(/retracted there|canceled/);
    });

    it('has its lead picture, those of the text, its correction, and a remark for the one that was replaced', async () => {
      const { story, facts } = await importAgain(format);
      const inText = [...readBody(story).pictures.values()].map((address) => new URL(address).pathname);
      expect([
        story.leadImage?.address,
        ...inText.map((path) => path.replace(/^\/(?:articles\/)?/, '')),
      ]).toEqual(facts.pictures.map(({ file }) => file));
      const [correction, replaced] = facts.corrections;
      expect(story.corrections).toMatchObject([
        { kind: 'correction', note: correction?.note, publishedAt: '2026-11-24T14:33:00.000Z' },
      ]);
      expect(story.notes).toEqual([`It has a note that was replaced there: ${replaced?.note}`]);
    });

    it('keeps a lead picture that stands in the text too, each with its own words', async () => {
      const whole = wholeStory();
      const { leadImage, body } = whole;
      if (!leadImage || !body) throw new Error('The fixture has no picture.');
      const again = {
        ...leadImage,
        _type: 'image' as const,
        _key: 'again',
        alt: 'In the text',
        caption: 'Later',
      };
      const { story } = await importAgain(format, { ...whole, body: [...body, again] });
      expect(story.leadImage).toMatchObject({ alt: leadImage.alt, caption: leadImage.caption });
      expect(readBody(story).blocks.at(-1)).toMatchObject({ _type: 'image', alt: 'In the text' });
      expect(story.notes.filter((note) => note.startsWith('Left out'))).toEqual([]);
    });

    it('has its pull quote with the speaker', async () => {
      const { story } = await importAgain(format);
      const quotes = readBody(story).blocks.filter(({ _type }) => _type === 'pullQuote');
      expect(quotes).toEqual([
        expect.objectContaining({ quote: `We do not ${hostile}`, attribution: 'She & he' }),
      ]);
    });

    it('has the words of its text in order', async () => {
      const { story, facts } = await importAgain(format);
      const words = wordsIn(readBody(story).blocks);
      let at = 0;
      for (const word of words) {
        at = facts.words.indexOf(word, at) + 1;
        if (at === 0) throw new Error(`“${word}” is not in the story, or in another place.`);
      }
      expect(words.length).toBeGreaterThan(facts.words.length / 3);
    });
  },
);
