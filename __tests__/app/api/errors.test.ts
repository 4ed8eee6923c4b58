import { type ServedLake, serveTestLake } from 'local-lake/testing';
import { POST } from '../../../app/api/errors/route.ts';
import { newsroomLake } from '../../../tools/testing/newsroomLake.ts';
import { soundStory } from '../../fixtures/malformedStories.ts';
import { theme } from '../../fixtures/theme.ts';

const siteUrl = 'http://localhost:3000';
const report = {
  slug: 'the-bridge',
  message: 'The bridge opened in 1931, not in 1913.',
  passage: 'opened in 1913',
  email: 'reader@example.org',
};

let lake: ServedLake;
let isAway = false;
const environment = { ...process.env };
beforeAll(async () => {
  lake = await serveTestLake(newsroomLake);
  Object.assign(process.env, {
    LAKE_URL: lake.base,
    SITE_URL: siteUrl,
    BUILT_THEME: JSON.stringify(theme),
    SANITY_API_WRITE_TOKEN: lake.tokenFor('reporter'),
  });
  await lake
    .client({ token: lake.tokenFor('administrator') })
    .transaction()
    .create({
      _id: 'section-tech',
      _type: 'section',
      title: 'Technology',
      slug: { _type: 'slug', current: 'tech' },
      description: 'How machines change work.',
    })
    .create(
      soundStory('bridge', {
        headline: 'A bridge & its <builders>',
        slug: { _type: 'slug', current: 'the-bridge' },
      }),
    )
    .commit();
});
afterAll(async () => {
  process.env = environment;
  if (!isAway) await lake.close();
});

let visitors = 0;
/** Sends each report from a new address, unless `headers` sets one. */
const send = (fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> => {
  visitors += 1;
  return POST(
    new Request(`${siteUrl}/api/errors`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `192.0.2.${visitors}`, ...headers },
    }),
  );
};
const filed = (): Promise<Record<string, unknown>[]> =>
  lake
    .client({ token: lake.tokenFor('editor'), perspective: 'raw' })
    .fetch('*[_type == "correction"] | order(reportedAt)');

describe('a report of an error', () => {
  it('becomes a draft for editors, hidden from readers, and redirects to a page of thanks', async () => {
    const answer = await send(report);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/articles/the-bridge/report/thanks',
    ]);
    expect(await filed()).toEqual([
      expect.objectContaining({
        _id: expect.stringMatching(/^drafts\./),
        status: 'reported',
        reportedVia: 'reader',
        article: { _type: 'reference', _ref: 'bridge', _weak: true },
        reportMessage: report.message,
        reportPassage: report.passage,
        reporterEmail: report.email,
      }),
    ]);
    expect(await lake.client().fetch('count(*[_type == "correction"])')).toBe(0);
  });

  it('gets a JSON response in the dialog', async () => {
    const answer = await send(report, { accept: 'application/json' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ message: expect.stringContaining('Thank you') });
  });

  it('is rejected with the field’s name if it is too short, and keeps the text', async () => {
    const before = await filed();
    const answer = await send({ ...report, message: 'Wrong', email: 'not an address' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('>Wrong</textarea>');
    expect(page).toContain('value="not an address"');
    expect(page).toContain('id="report-message-problem"');
    expect(page).toContain('id="report-email-problem"');
    expect(page).toContain('A bridge &amp; its &lt;builders&gt;');
    expect(await filed()).toEqual(before);
  });

  it('is answered in the language of its form', async () => {
    const page = await (await send({ ...report, language: 'de', message: 'Falsch' })).text();
    expect(page).toContain('<html lang="de" dir="ltr">');
    expect(page).toContain('Bitte schreiben Sie mit mindestens zehn Zeichen, was nicht stimmt.');
    const thanks = await send({ ...report, language: 'fa' }, { accept: 'application/json' });
    expect(await thanks.json()).toEqual({ message: 'سپاسگزاریم: گزارش شما به تحریریه رسید.' });
    const refused = await send(report, { 'sec-fetch-site': 'cross-site', 'accept-language': 'pl-PL,en' });
    expect(await refused.text()).toContain('Przyjmujemy zgłoszenia tylko z naszych stron.');
  });

  it('that names no known story is not about one in quotation marks', async () => {
    const page = await (await send({ ...report, slug: 'nowhere', language: 'de' })).text();
    expect(page).toContain('<p>Zu einem Artikel</p>');
  });

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['a story that does not exist', { ...report, slug: 'nowhere' }, {}, 404],
    ['another site', report, { 'sec-fetch-site': 'cross-site' }, 403],
    ['a body that is too long', { ...report, message: 'a'.repeat(40_000) }, {}, 413],
    ['a body of another kind', report, { 'content-type': 'text/plain' }, 400],
  ])('is rejected from or for %s', async (_case, fields, headers, status) => {
    const before = await filed();
    expect((await send(fields, headers)).status).toBe(status);
    expect(await filed()).toEqual(before);
  });

  it('is answered as usual and dropped if it fills in the honeypot', async () => {
    const before = await filed();
    expect((await send({ ...report, website: 'https://spam.example' })).status).toBe(303);
    expect(await filed()).toEqual(before);
  });

  it('is rejected as the sixth in ten minutes from one address and keeps the text', async () => {
    const sameAddress = { 'x-forwarded-for': '198.51.100.7' };
    for (let count = 0; count < 5; count += 1) expect((await send(report, sameAddress)).status).toBe(303);
    const sixth = await send(report, sameAddress);
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(await sixth.text()).toContain(`>${report.message}</textarea>`);
    expect((await send(report)).status).toBe(303);
  });

  it('keeps the text while the lake is down', async () => {
    await lake.close();
    isAway = true;
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
    const answer = await send(report);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain(`>${report.message}</textarea>`);
    expect(complaints).toHaveBeenCalledTimes(1);
    complaints.mockRestore();
  });
});
