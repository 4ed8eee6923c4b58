import { importInWorker } from '../../bin/commands/importInWorker.ts';

const newsroom = { sections: [], people: [], topics: [] };
const page = (paragraphs: number) =>
  new TextEncoder().encode(
    `<!doctype html><article><h1>The growers win</h1>${'<p>The growers of the valley won their case on Tuesday, when the court ordered the weir to stay open.</p>'.repeat(paragraphs)}</article>`,
  );

describe('a page that is read in a thread', () => {
  it('is a story', async () => {
    const { fields } = await importInWorker({ name: 'a.html', bytes: page(2), newsroom });
    expect(fields.headline).toBe('The growers win');
  });

  it('is ended at the deadline', async () => {
    const question = { name: 'a.html', bytes: page(9_000), newsroom };
    await expect(importInWorker(question, 1)).rejects.toThrow('took longer than 0.001 seconds to read');
  });
});
