import { serve } from 'local-lake';

/** Serves the lake of a data folder. Prints its port and the administrator's token as JSON. */
const [data = ''] = process.argv.slice(2);
const server = await serve({ port: 0, data });
console.log(JSON.stringify({ port: server.port, token: server.context.accounts.adminToken.secret }));
process.on('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
