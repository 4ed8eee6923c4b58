import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readDevelopmentHealth } from '../../../edge/health/readDevelopmentHealth.ts';

describe('health while sources change', () => {
  it('is ok as soon as Next listens, though it answers nothing while it compiles', async () => {
    const compiling = createServer(() => {}).listen(0, '127.0.0.1');
    await once(compiling, 'listening');
    const siteOrigin = `http://127.0.0.1:${(compiling.address() as AddressInfo).port}`;
    const read = () => readDevelopmentHealth({ siteOrigin, lakeUrl: null, version: '1.0.0' });

    expect(await read()).toEqual({ status: 'ok', lake: 'hosted', version: '1.0.0', problems: [] });

    compiling.close();
    await once(compiling, 'close');
    expect(await read()).toMatchObject({ status: 'starting', problems: [{ part: 'site' }] });
  });

  it('says that the lake is down', async () => {
    const nobody = 'http://127.0.0.1:1';
    const health = await readDevelopmentHealth({ siteOrigin: nobody, lakeUrl: nobody, version: '1.0.0' });
    expect(health).toMatchObject({ lake: 'down', problems: [{ part: 'site' }, { part: 'lake' }] });
  });
});
