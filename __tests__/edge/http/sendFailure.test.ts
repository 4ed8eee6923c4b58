import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash } from '../../../edge/http/securityHeaders.ts';
import { sendFailure } from '../../../edge/http/sendFailure.ts';
import { failureCss } from '../../../lib/theme/failureCss.ts';
import { theme } from '../../fixtures/theme.ts';

const style = failureCss(theme);
let server: Server;
afterEach(() => void server.close());

describe('a page for an error', () => {
  it.each([410, 500, 503] as const)(
    'of status %s has the colours of the theme, and loads nothing',
    async (status) => {
      server = createServer((request, response) =>
        sendFailure({ status, requestId: 'r' }, request, response, {
          transport: 'plain',
          language: 'fa',
          style,
        }),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect(response.status).toBe(status);
      const page = await response.text();
      expect(page).toContain('dir="rtl"');
      expect(page).toContain(`<style>${style}</style>`);
      expect(style).toContain(`--paper:light-dark(${theme.colours.paper.light},${theme.colours.paper.dark})`);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain(`default-src 'none'; style-src ${hash(style)};`);
    },
  );
});
