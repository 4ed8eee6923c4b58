import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf } from '../../lib/text/direction.ts';
import { type LanguageOfWords, languageOfWords } from '../../lib/words/languageOfWords.ts';
import { messagesIn } from '../../lib/words/messagesIn.ts';
import { commonSecurityHeaders, hash, type Transport } from './securityHeaders.ts';

/**
 * Why a reader gets no page: 410 if it was withdrawn; 429 if too many requests of the reader's address are waiting; 500 if
 * the site cannot render it; 503 if it does not in time, or if this machine cannot serve any page. Whether a machine serves
 * readers is for `/healthz` to say: a page that is late on every machine must not make a load balancer exclude all of them.
 */
export type Failure = {
  status: 410 | 429 | 500 | 503;
  requestId: string;
  /** When the reader may ask again. */
  retryAfterSeconds?: number;
};

/** `language` is a tag of BCP 47, of the publication. `style` is the style sheet of `lib/theme/failureCss.ts`. */
export type FailureSetting = { transport: Transport; language: string; style: string };

/** Downstream caches replace their copy with this response; after an error they would serve the copy for a day. */
const goneLifetime = { 'cache-control': 'public, max-age=0, s-maxage=10', 'x-accel-expires': '1' };

/** Sends an error page. Its request id is in the logs. */
export const sendFailure = (
  { status, requestId, retryAfterSeconds = 5 }: Failure,
  request: IncomingMessage,
  response: ServerResponse,
  { transport, language, style }: FailureSetting,
): void => {
  const body = Buffer.from(pageOf(status, languageOfWords(language), style, requestId));
  response.writeHead(status, {
    ...commonSecurityHeaders(transport),
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'content-security-policy': `default-src 'none'; style-src ${hash(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-request-id': requestId,
    'cache-status': 'copydesk; fwd=miss',
    ...(status === 410
      ? goneLifetime
      : { 'cache-control': 'no-store', 'retry-after': String(retryAfterSeconds) }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const page = (
  lang: LanguageOfWords,
  { title, heading, text, style }: { title: string; heading: string; text: string; style: string },
) => `<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
<h1>${heading}</h1>
${text}
</html>
`;

const pageOf = (
  status: Failure['status'],
  lang: LanguageOfWords,
  style: string,
  requestId: string,
): string => {
  const words = messagesIn[lang].failure;
  if (status === 410)
    return page(lang, {
      style,
      title: words.gone,
      heading: words.goneHeading,
      text: `<p>${words.goneText}</p>`,
    });
  const number = words.failedNumber.replace('{number}', `<code dir="ltr">${requestId}</code>`);
  return page(lang, {
    style,
    title: words.failed,
    heading: words.failedHeading,
    text: status === 429 ? `<p>${words.tooManyText}</p>` : `<p>${words.failedText}</p>\n<p>${number}</p>`,
  });
};
