import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractSchema } from '../../../../sanity/policy/shapes/extractSchema.ts';
import { generatedText } from '../../../../sanity/policy/shapes/generatedText.ts';

describe('the generated schema types', () => {
  it('equal Studio’s schema: run `npm run typegen` if this fails', async () => {
    const kept = readFileSync(join(process.cwd(), 'sanity/policy/shapes/schemaTypes.generated.ts'), 'utf8');
    expect(kept).toBe(generatedText(await extractSchema(process.cwd())));
  });
});
