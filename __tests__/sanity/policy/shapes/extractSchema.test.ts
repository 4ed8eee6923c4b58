import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractSchema } from '../../../../sanity/policy/shapes/extractSchema.ts';
import { generatedText } from '../../../../sanity/policy/shapes/generatedText.ts';

jest.setTimeout(300_000);

describe('what the lake holds published documents against', () => {
  it('is what Studio’s schema says: run `npm run typegen` when this fails', async () => {
    const kept = readFileSync(join(process.cwd(), 'sanity/policy/shapes/schemaTypes.generated.ts'), 'utf8');
    expect(kept).toBe(generatedText(await extractSchema(process.cwd())));
  });
});
