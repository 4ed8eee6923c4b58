import { typoProblem } from '../../../../lib/articles/changes/typoProblem.ts';
import { typoRulesFor } from '../../../fixtures/typoRules.ts';

const story = (words: string) => ({
  headline: 'A headline',
  body: [
    {
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', text: `They say ${words} there.`, marks: [] }],
    },
  ],
});

const fix = (language: string, was: string, is: string): string | null =>
  typoProblem(story(was), story(is), typoRulesFor(language));

/** Words a letter or two apart, with a slash between. */
const pairs = (...lines: string[]): [string, string][] =>
  lines
    .join(', ')
    .split(', ')
    .map((pair) => {
      const [was = '', is = ''] = pair.split('/');
      return [was, is];
    });

const swaps: Record<string, [string, string][]> = {
  en: pairs(
    'prosecuted/persecuted, deny/defy, charged/changed, resigned/re-signed, more/mere, accused/excused',
    'convicted/convinced, affect/effect, approved/improved, causal/casual, cleared/cheered, dismissed/discussed',
    'elected/ejected, evicted/evacuated, expected/excepted, fined/fired, found/fond, funded/founded',
    'guilty/guiltily, harmless/harmful, hostage/hostile, immoral/immortal, infected/injected, injured/insured',
    'invaded/evaded, jailed/failed, legal/lethal, lied/died, lost/last, marital/martial, murdered/murderer',
    'paid/laid, parole/patrol, personal/personnel, poison/prison, public/pubic, raised/razed, rejected/reelected',
    'released/relished, reported/deported, rioting/rooting, robbed/rubbed, sacked/sucked, saved/shaved',
    'shot/shut, statue/statute, strike/stroke, sued/used, suspected/suspended, suspect/suspects, trail/trial',
    'troops/tropes, united/untied, wanted/wanton, warned/warmed, widow/window, wound/would, woman/women',
    'seized/ceased, desert/dessert, cavalry/calvary, formally/formerly, there/their, its/it’s, were/where',
    'any one/anyone, therapist/the rapist, infamous/in famous, every day/everyday, may be/maybe, a part/apart',
    'all ready/already, in tent/intent, dairy/diary, form/from, angle/angel, quiet/quite, planed/planned',
  ),
  de: pairs(
    'verurteilt/verteilt, klagte/klage, wurde/würde, konnte/könnte, hatte/hätte, gestorben/gestohlen',
    'verletzt/versetzt, entlassen/erlassen, geschlagen/geschlafen, angeklagt/angesagt, bestochen/gestochen',
    'schießen/schließen, drohte/drehte, seit/seid, das/dass, lachte/machte, gefoltert/gefordert',
    'umweltfreundlich/umweltfeindlich, wahlberechtigt/wahlberichtigt, kinderfreundlich/rinderfreundlich',
  ),
  es: pairs(
    'matado/matada, robó/rodó, acusado/acosado, preso/peso, cazar/casar, hombre/hambre, esta/está, votó/botó',
    'detenido/retenido, pagó/pegó, culpar/culpas, mato/mató, violó/voló, asumir/asumió',
  ),
  fr: pairs(
    'tué/tu, accusé/accuse, violé/volé, mort/mors, poisson/poison, condamné/condamne, arrêté/arrêter',
    'baissé/blessé, cousin/coussin, désert/dessert, vendu/rendu, dénoncé/renoncé, voté/volé',
  ),
  pl: pairs('zabił/zabiła, oskarżony/oskarżona, zwolnił/zwolnią, strzelał/strzelała, sąd/sad, pracy/pracę'),
  uk: pairs('вбив/вбила, суд/сад, рада/рама, мир/мор, війни/війна'),
};

const typos: Record<string, [string, string][]> = {
  en: pairs(
    'teh/the, adn/and, waht/what, hte/the, recieve/receive, recieved/received, occured/occurred',
    'seperate/separate, definately/definitely, accomodate/accommodate, goverment/government',
    'neccessary/necessary, untill/until, wich/which, adress/address, acheive/achieve, wierd/weird, thier/their',
    'begining/beginning, beleive/believe, tommorow/tomorrow, enviroment/environment, succesful/successful',
    'arguement/argument, existance/existence, embarass/embarrass, independant/independent, liason/liaison',
    'millenium/millennium, occassion/occasion, posession/possession, persistant/persistent, rythm/rhythm',
    'suprise/surprise, truely/truly, schoool/school, scool/school, comittee/committee, parliment/parliament',
    'becuase/because, alot/a lot, theschool/the school, buisness/business, refered/referred',
    'commited/committed, priviledge/privilege, foriegn/foreign, knowlege/knowledge, well-knwon/well-known',
  ),
  de: pairs('verurtelt/verurteilt, wahrscheinlch/wahrscheinlich, bestättigte/bestätigte, gesgat/gesagt'),
  es: pairs('gobernio/gobierno, despues/después, recibieorn/recibieron, tambien/también'),
  fr: pairs('gouvernemnt/gouvernement, developpement/développement, ecole/école, recevior/recevoir'),
  pl: pairs('powiedizał/powiedział, ktory/który, rzadu/rządu'),
  uk: pairs('уряуд/уряду, сказва/сказав'),
};

const rows = (table: Record<string, [string, string][]>) =>
  Object.entries(table).flatMap(([language, list]) =>
    list.map(([was, is]): [string, string, string] => [language, was, is]),
  );

describe('a typo fix of one editor', () => {
  it.each(rows(swaps))('turns no word into another, either way (%s): %s, %s', (language, was, is) => {
    expect(fix(language, was, is)).not.toBeNull();
    expect(fix(language, is, was)).not.toBeNull();
  });

  it.each(rows(typos))(
    'repairs a misspelt word, and never the other way (%s): %s, %s',
    (language, was, is) => {
      expect(fix(language, was, is)).toBeNull();
      expect(fix(language, is, was)).not.toBeNull();
    },
  );

  it.each(['it', 'ar', 'tr', '', '../en', 'constructor'])(
    'needs a dictionary of the language: %s',
    (language) => {
      expect(fix(language, 'teh', 'the')).toMatch(/no dictionary/);
      expect(fix(language, 'it  was', 'it was')).toBeNull();
    },
  );

  it('is in the language of a tag with a region', () => {
    expect(fix('en-GB', 'teh colour', 'the colour')).toBeNull();
    expect(fix('en', 'color', 'colour')).toMatch(/replaced by another/);
  });
});
