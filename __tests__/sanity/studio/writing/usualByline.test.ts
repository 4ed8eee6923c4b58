import { evaluate, parse } from 'groq-js';
import { usualByline, usualBylineQuery } from '../../../../sanity/studio/writing/usualByline.ts';

const ann = { _id: 'person-ann', _type: 'person', name: 'Ann Reporter' };
const toAnn = { _type: 'reference', _ref: 'person-ann', _key: 'a' };
const story = (day: number, fields: object) => ({
  _id: `drafts.story-${day}`,
  _type: 'article',
  _createdAt: `2026-11-0${day}T10:00:00Z`,
  startedBy: 'ann',
  ...fields,
});

const bylineAfter = async (...documents: object[]) => {
  const params = { me: 'ann', name: 'Ann Reporter' };
  const result = await evaluate(parse(usualBylineQuery, { params }), { dataset: documents, params });
  return usualByline(await result.get());
};

describe('usualByline', () => {
  it('is the byline of the writer’s last story', async () => {
    const other = { ...ann, _id: 'person-ben', name: 'Ben Other' };
    const toBen = { ...toAnn, _ref: 'person-ben', _key: 'b' };
    expect(
      await bylineAfter(
        ann,
        other,
        story(1, { bylines: [toAnn] }),
        story(2, { bylines: [toBen, toAnn] }),
        story(3, { startedBy: 'ben', bylines: [toAnn] }),
      ),
    ).toEqual({ bylines: [toBen, toAnn] });
  });

  it('is none if the last story ran without one', async () => {
    expect(await bylineAfter(ann, story(1, { noByline: true }))).toEqual({ noByline: true });
  });

  it('is the contact with the writer’s name for a first story', async () => {
    const byline = { bylines: [expect.objectContaining({ _ref: 'person-ann' })] };
    expect(await bylineAfter(ann, { ...ann, _id: 'drafts.person-ann' })).toEqual(byline);
    expect(await bylineAfter(ann, story(1, { bylines: [] }))).toEqual(byline);
  });

  it('is left open if two contacts have the name, or the contact is gone', async () => {
    expect(await bylineAfter(ann, { ...ann, _id: 'person-ann-2' })).toEqual({});
    expect(await bylineAfter(story(1, { bylines: [toAnn] }))).toEqual({});
  });
});
