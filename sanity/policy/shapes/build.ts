import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractSchema } from './extractSchema.ts';
import { generatedText } from './generatedText.ts';

/** Writes what the lake holds published documents against: `npm run typegen` after each change to the schema. */
const types = await extractSchema(fileURLToPath(new URL('../../..', import.meta.url)));
await writeFile(new URL('schemaTypes.generated.ts', import.meta.url), generatedText(types));
