import { findReturnAddress, isAllowedOrigin, listOrigins } from '../../src/accounts/origins.ts';

describe('origins', () => {
  it.each([
    [
      'its own, under each name of this machine',
      { publicUrl: 'http://localhost:3000/lake' },
      ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
    ],
    [
      'its own and those given',
      { publicUrl: 'https://garden.example.org/lake', allowedOrigins: ['https://studio.example.org/'] },
      ['https://studio.example.org', 'https://garden.example.org'],
    ],
    ['none', {}, []],
    [
      'not that of a sandbox, which an address without a scheme would be',
      { publicUrl: 'localhost:3000', allowedOrigins: ['localhost:3333'] },
      [],
    ],
  ])('are %s', (_case, options, origins) => {
    expect(listOrigins(options)).toEqual(origins);
  });

  const allowed = listOrigins({ publicUrl: 'http://localhost:3000/lake' });

  it.each([
    ['a request without an Origin header', undefined, true],
    ['an absent header of a Request', null, true],
    ['a listed origin', 'http://localhost:3000', true],
    ['another port', 'http://localhost:3001', false],
    ['a longer host', 'http://localhost:3000.evil.example', false],
    ['the origin of a sandboxed page', 'null', false],
    ['an empty header', '', false],
  ])('are checked for %s', (_case, origin, isAllowed) => {
    expect(isAllowedOrigin(allowed, origin)).toBe(isAllowed);
  });

  it('allow a redirect to a page of an allowed origin, without its hash', () => {
    expect(findReturnAddress('http://localhost:3000/studio?a=b#sid=x', allowed)?.href).toBe(
      'http://localhost:3000/studio?a=b',
    );
  });

  it.each([
    '',
    '/studio',
    '//evil.example/studio',
    'https://evil.example/',
    'http://localhost:3001/studio',
    'https://localhost:3000/studio',
    'http://localhost:3000@evil.example/',
    'http://me:pass@localhost:3000/studio',
    'http://localhost:3000.evil.example/',
    'http://evil.example/http://localhost:3000/studio',
    'http://evil.example#http://localhost:3000',
    'http:/\\evil.example/',
    'javascript:alert(1)//http://localhost:3000',
    'data:text/html,hello',
    'null',
  ])('do not allow a redirect to %s', (address) => {
    expect(findReturnAddress(address, allowed)).toBeNull();
  });
});
