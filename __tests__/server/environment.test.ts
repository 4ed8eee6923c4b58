import { EnvironmentError, readEnvironment } from '../../server/environment.ts';

describe('the environment', () => {
  it('has a default for every variable', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      siteUrl: 'http://localhost:3000',
      isHosted: false,
      projectId: 'copydesk',
      dataset: 'production',
      workers: 1,
    });
  });

  it('treats an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', SANITY_PROJECT_ID: ' ' })).toMatchObject({
      port: 3000,
      isHosted: false,
    });
  });

  it('uses hosted Sanity if a project id is set', () => {
    expect(readEnvironment({ SANITY_PROJECT_ID: 'abc123xy', SANITY_DATASET: 'news' })).toMatchObject({
      isHosted: true,
      projectId: 'abc123xy',
      dataset: 'news',
    });
  });

  it.each([
    [
      'smtps://desk:p%40ss@mail.example.org',
      { host: 'mail.example.org', port: 465, isSecure: true, user: 'desk', password: 'p@ss' },
    ],
    ['smtp://mail.example.org', { port: 587, isSecure: false, user: null, password: null }],
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025 }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
  ])('reads the mail server %s', (SMTP_URL, mail) => {
    expect(readEnvironment({ SMTP_URL, MAIL_FROM: 'desk@example.org' })).toMatchObject({
      mail: { from: 'desk@example.org', ...mail },
    });
  });

  it('mails nobody by default', () => {
    expect(readEnvironment({}).mail).toBe(null);
  });

  it.each([
    [{ SMTP_URL: 'smtp://127.0.0.1' }, 'belong together'],
    [{ MAIL_FROM: 'desk@example.org' }, 'belong together'],
    [
      { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'desk@example.org', SANITY_PROJECT_ID: 'abc123xy' },
      'embedded lake',
    ],
  ])('rejects %j', (variables, problem) => {
    expect(() => readEnvironment(variables)).toThrow(problem);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['SITE_URL', 'news.example'],
    ['SITE_URL', 'https://news.example/path'],
    ['WORKERS', '0'],
    ['PROBE_MS', '5'],
    ['READER_WAIT_MS', '90000'],
    ['LOG_LEVEL', 'loud'],
    ['SANITY_PROJECT_ID', 'Not An Id'],
    ['SANITY_REVALIDATE_SECRET', 'short'],
    ['SANITY_API_READ_TOKEN', 'with a space'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['LAKE_URL', '10.0.0.1:3000/lake'],
    ['LAKE_URL', 'http://10.0.0.1:3000/lake?x=1'],
    ['INDEXNOW_KEY', 'x'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.300'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', '127.0.0.1,'],
    ['TRUSTED_PROXIES', 'fe80::1%eth0'],
    ['TRUSTED_PROXIES', '::1/129'],
    ['TRUSTED_PROXIES', '1::2::3'],
    ['HSTS_SUBDOMAINS', 'yes'],
    ['OFFLINE_READING', 'no'],
    ['DATASET_VISIBILITY', 'secret'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['SMTP_URL', 'smtp://a%ZZ@mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org?tls.rejectUnauthorized=false'],
    ['MAIL_FROM', 'The desk <desk@example.org>'],
    ['MAIL_FROM', 'desk@example.org\r\nBcc: a@example.org'],
  ])('rejects %s=%s and names the variable and a valid value', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} must .+`));
  });

  it('lets browsers keep pages unless OFFLINE_READING is false', () => {
    expect(readEnvironment({}).offlineReading).toBe(true);
    expect(readEnvironment({ OFFLINE_READING: 'false' }).offlineReading).toBe(false);
  });

  it('closes the embedded lake if DATASET_VISIBILITY is private, and no other', () => {
    expect(readEnvironment({}).datasetVisibility).toBeNull();
    expect(readEnvironment({ DATASET_VISIBILITY: 'private' }).datasetVisibility).toBe('private');
    for (const other of [{ SANITY_PROJECT_ID: 'abc123xy' }, { LAKE_URL: 'http://10.0.0.1:3000/lake' }])
      expect(() => readEnvironment({ DATASET_VISIBILITY: 'private', ...other })).toThrow(
        /^DATASET_VISIBILITY is for/,
      );
  });

  it('extends HSTS to subdomains only if HSTS_SUBDOMAINS is set', () => {
    expect(readEnvironment({}).hstsCoversSubdomains).toBe(false);
    expect(readEnvironment({ HSTS_SUBDOMAINS: 'true' }).hstsCoversSubdomains).toBe(true);
  });

  it('names the invalid one of several proxies', () => {
    const proxies = '127.0.0.1,10.0.0.300,::1';
    expect(() => readEnvironment({ TRUSTED_PROXIES: proxies })).toThrow('"10.0.0.300" is neither');
    const right = ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'];
    expect(readEnvironment({ TRUSTED_PROXIES: right.join(', ') }).trustedProxies).toEqual(right);
  });

  it('uses the lake of another machine if LAKE_URL is set', () => {
    expect(readEnvironment({ LAKE_URL: 'http://10.0.0.1:3000/lake/' })).toMatchObject({
      isHosted: false,
      projectId: 'copydesk',
      lakeUrl: 'http://10.0.0.1:3000/lake',
    });
  });

  it('rejects two sources of the same content', () => {
    const both = { LAKE_URL: 'http://10.0.0.1:3000/lake', SANITY_PROJECT_ID: 'abc123xy' };
    expect(() => readEnvironment(both)).toThrow('Remove one of them.');
    expect(() => readEnvironment({ ...both, SANITY_PROJECT_ID: 'copydesk' })).not.toThrow();
  });

  it('does not show an invalid secret in the message', () => {
    expect(() => readEnvironment({ SANITY_REVALIDATE_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
    expect(() => readEnvironment({ REDIS_URL: 'http://:hunter2@10.0.0.9' })).toThrow(/^(?!.*hunter2)/);
  });
});
