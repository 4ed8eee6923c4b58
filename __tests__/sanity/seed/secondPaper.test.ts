import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { unreadableProblem } from '../../../lib/queryResults/unreadableProblem.ts';
import { shapeProblem } from '../../../lib/shapes/shapeProblem.ts';
import { shapes } from '../../../sanity/policy/shapes/shapes.ts';

const line = z.looseObject({ _id: z.string(), _type: z.string() });

describe.each(globSync('examples/*'))('the demonstration dataset of %s', (folder) => {
  const text = readFileSync(path.join(folder, 'seed.ndjson'), 'utf8');
  const documents = text
    .trim()
    .split('\n')
    .map((row) => line.parse(JSON.parse(row)));

  it.each(documents.map((document) => [document._id, document] as const))(
    'has %s as the server wants it',
    (_id, document) => {
      // The import replaces the addresses of pictures by references.
      const imported = JSON.parse(
        JSON.stringify(document).replaceAll(
          /"_sanityAsset":"[^"]+"/g,
          '"asset":{"_type":"reference","_ref":"image-abc-1200x800-webp"}',
        ),
      );
      expect(shapeProblem(shapes, null, imported)).toBeNull();
      expect(unreadableProblem(null, imported)).toBeNull();
    },
  );

  it('names no person, has a correction, and is small', () => {
    expect(documents.filter(({ _type }) => _type === 'person')).toEqual([]);
    expect(documents.filter(({ _type }) => _type === 'correction')).toHaveLength(1);
    const bytes = globSync(`${folder}/**/*.*`).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(1_000_000);
  });
});
