import { fieldsOf } from '../../../app/api/errors/fieldsOf.ts';

const fields = { slug: 'a', message: 'Größer & kleiner' };
const encoded = async (body: URLSearchParams | FormData): Promise<[string, string]> => {
  const request = new Request('https://news.example.org', { method: 'POST', body });
  return [await request.text(), request.headers.get('content-type') ?? ''];
};
const multipart = new FormData();
for (const [name, value] of Object.entries(fields)) multipart.set(name, value);

describe('the fields of a report', () => {
  it('are read from both form encodings and from JSON', async () => {
    expect(await fieldsOf(...(await encoded(new URLSearchParams(fields))))).toEqual(fields);
    expect(await fieldsOf(...(await encoded(multipart)))).toEqual(fields);
    expect(await fieldsOf(JSON.stringify(fields), 'application/json; charset=utf-8')).toEqual(fields);
  });

  it.each([
    ['another type', 'slug=a', 'text/plain'],
    ['invalid JSON', '{', 'application/json'],
    ['a number', '{"slug":1}', 'application/json'],
    ['a broken part', 'hello', 'multipart/form-data; boundary=x'],
  ])('are null for %s', async (_case, text, type) => {
    expect(await fieldsOf(text, type)).toBeNull();
  });
});
