import { isContactAddress, trustTxtProblem } from '../../../lib/machines/machineProblem.ts';
import { machineSettings } from '../../../lib/machines/machineSettingsResult.ts';
import { robotsTxt } from '../../../lib/machines/robotsTxt.ts';
import { securityTxt } from '../../../lib/machines/securityTxt.ts';
import { trustTxt } from '../../../lib/machines/trustTxt.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';
const read = (stored: unknown) => parseResult(machineSettings, stored).value;
const unset = { training: null, licenceUrl: null, securityContact: null, adsTxt: null, trustTxt: null };

describe('robots.txt', () => {
  it('names the sitemaps and what is no page, and says nothing that the newsroom does not', () => {
    expect(robotsTxt(unset, siteUrl)).toBe(
      [
        'User-agent: *',
        'Disallow: /studio',
        'Disallow: /api/',
        'Disallow: /lake/',
        'Allow: /lake/images/',
        '',
        'Sitemap: https://news.example.org/sitemap.xml',
        'Sitemap: https://news.example.org/news-sitemap.xml',
        '',
      ].join('\n'),
    );
  });

  it('states the preference within the group of all crawlers, and the licence outside', () => {
    const lines = robotsTxt(
      { training: 'refused', licenceUrl: 'https://news.example.org/license.xml' },
      siteUrl,
    ).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'License: https://news.example.org/license.xml',
      '',
      'User-agent: *',
      'Content-Usage: train-ai=n',
    ]);
    expect(robotsTxt({ ...unset, training: 'allowed' }, siteUrl)).toContain('Content-Usage: train-ai=y\n');
  });
});

describe('security.txt', () => {
  it('has the fields of RFC 9116, and is valid for six to seven months', () => {
    const text = (now: string) =>
      securityTxt('mailto:security@example.org', { siteUrl, language: 'en', now });
    expect(text('2026-11-27T12:00:00Z')).toBe(
      [
        'Contact: mailto:security@example.org',
        'Expires: 2027-06-01T00:00:00.000Z',
        'Preferred-Languages: en',
        'Canonical: https://news.example.org/.well-known/security.txt',
        '',
      ].join('\n'),
    );
    expect(text('2026-11-01T00:00:00Z')).toBe(text('2026-11-30T23:59:59Z'));
  });

  it.each([
    ['mailto:security@example.org', true],
    ['https://example.org/security', true],
    ['security@example.org', false],
    ['http://example.org/security', false],
    ['mailto:', false],
    ['https://example.org\nContact: mailto:other@example.org', false],
    ['javascript:alert(1)', false],
  ])('takes %s as a contact: %s', (contact, isContact) => {
    expect(isContactAddress(contact)).toBe(isContact);
    expect(read({ securityContact: contact })?.securityContact).toBe(isContact ? contact : null);
  });
});

describe('trust.txt', () => {
  it('discloses the policies, the use for training, and the newsroom’s own lines', () => {
    const own =
      '# Memberships\r\nbelongto=https://press.example.org\nnonsense\nsocial=https://social.example/@paper';
    expect(trustTxt({ training: 'refused', trustTxt: own }, site, siteUrl)).toBe(
      [
        '# The Proof',
        'disclosure=https://news.example.org/pages/corrections-policy',
        'datatrainingallowed=no',
        '# Memberships',
        'belongto=https://press.example.org',
        'social=https://social.example/@paper',
        '',
      ].join('\n'),
    );
  });

  it('names a line that cannot be served', () => {
    expect(trustTxtProblem('belongto=https://a.example\n\n# ours\n')).toBeNull();
    expect(trustTxtProblem('belongto=https://a.example\nfriend=https://b.example')).toBe(
      '“friend=https://b.example” is no line of trust.txt. Write one such as belongto=https://example.org.',
    );
  });
});

describe('the settings as stored', () => {
  it('leave out what cannot be read', () => {
    expect(read(null)).toEqual(unset);
    expect(read({ training: 'unstated' })).toEqual(unset);
    expect(read({ training: 'perhaps', licenceUrl: 'javascript:1', adsTxt: ' \n', trustTxt: 3 })).toEqual(
      unset,
    );
  });
});
