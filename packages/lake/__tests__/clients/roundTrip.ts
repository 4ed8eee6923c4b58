/** A program: exports a dataset with Sanity's exporter and imports the archive into another with Sanity's importer. */
import { createReadStream } from 'node:fs';
import { createClient } from '@sanity/client';
import exportDataset from '@sanity/export';
import { sanityImport } from '@sanity/import';
import { apiVersion } from '../../src/apiVersion.ts';

const [port, token, archive] = process.argv.slice(2);
if (!port || !token || !archive) throw new Error('roundTrip.ts PORT TOKEN ARCHIVE');

const clientFor = (dataset: string) =>
  createClient({
    projectId: 'local',
    dataset,
    apiVersion,
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
