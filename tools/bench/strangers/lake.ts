import { serve } from 'local-lake';

/** A lake as a process of its own, over a folder that is filled. It says its port and the administrator's token. */
const [data = ''] = process.argv.slice(2);
const server = await serve({ port: 0, data });
console.log(JSON.stringify({ port: server.port, token: server.context.accounts.adminToken.secret }));
process.on('SIGTERM', async () => {
  await server.close();
  process.exit(0);
});
