import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readDevelopmentHealth } from '../../../edge/health/readDevelopmentHealth.ts';

describe('the health of the development server', () => {
  it('is ok as soon as Next listens, although it does not answer while it compiles', async () => {
    const compiling = createServer(() => {}).listen(0, '127.0.0.1');
    await once(compiling, 'listening');
    const siteOrigin = `http://127.0.0.1:${(compiling.address() as AddressInfo).port}`;
    const read = () => readDevelopmentHealth({ siteOrigin, lakeUrl: null, version: '1.0.0' });

    expect(await read()).toEqual({ status: 'ok', lake: 'hosted', version: '1.0.0', problems: [] });

    compiling.close();
    await once(compiling, 'close');
    expect(await read()).toMatchObject({ status: 'starting', problems: [{ part: 'site' }] });
  });

  it('reports that the lake is down', async () => {
    const closedPort = 'http://127.0.0.1:1';
    const health = await readDevelopmentHealth({
      siteOrigin: closedPort,
      lakeUrl: closedPort,
      version: '1.0.0',
    });
    expect(health).toMatchObject({ lake: 'down', problems: [{ part: 'site' }, { part: 'lake' }] });
  });
});
