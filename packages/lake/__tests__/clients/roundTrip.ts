/** A program: exports a dataset with Sanity's own exporter and imports the archive into another with its importer. */
import { createReadStream } from 'node:fs';
import { createClient } from '@sanity/client';
import exportDataset from '@sanity/export';
import { sanityImport } from '@sanity/import';

const [port, token, archive] = process.argv.slice(2);
if (!port || !token || !archive) throw new Error('roundTrip.ts PORT TOKEN ARCHIVE');

const clientFor = (dataset: string) =>
  createClient({
    projectId: 'local',
    dataset,
    apiVersion: '2025-02-19',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    useCdn: false,
    token,
  });

await exportDataset({ client: clientFor('production'), dataset: 'production', outputPath: archive });
const result = await sanityImport(createReadStream(archive), {
  client: clientFor('copy'),
  operation: 'create',
});
console.log(JSON.stringify(result));
