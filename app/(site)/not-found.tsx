import type { Metadata } from 'next';
import { Erratum } from '../../components/page/Erratum.tsx';
import { SitePage } from '../../components/page/SitePage.tsx';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { receipt } from '../../sanity/content/read/read.ts';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: wordsOf(await findSite())('page.notFound'),
});

/** The not-found page, worded like a correction. */
const NotFound = async () => {
  const site = await findSite();
  const words = wordsOf(site);
  return (
    <SitePage site={site} receipt={receipt()}>
      <Erratum language={site.language} label={words('kinds.correction')} text={words('page.notFoundText')}>
        <p>
          {words.rich('page.notFoundWhy', {
            corrections: (chunks) => <a href="/corrections">{chunks}</a>,
          })}
        </p>
        <p>{words.rich('page.notFoundOnward', { front: (chunks) => <a href="/">{chunks}</a> })}</p>
      </Erratum>
    </SitePage>
  );
};
export default NotFound;
