import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractSchema } from './extractSchema.ts';
import { generatedText } from './generatedText.ts';

/** Writes the types against which the lake checks published documents. Run by `npm run typegen`. */
const types = await extractSchema(fileURLToPath(new URL('../../..', import.meta.url)));
await writeFile(new URL('schemaTypes.generated.ts', import.meta.url), generatedText(types));
